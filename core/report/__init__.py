"""The selection report: its content without language, its charts, its typesetting, and the
same selection as a workbook.
"""
