"""The selection report: its content without language, its charts, its typesetting, and the
same selection as a workbook.
"""

from core.report.compose import content_of
from core.report.typesetting import pages_png, pages_svg, pdf
from core.report.workbook import workbook

__all__ = ["content_of", "pages_png", "pages_svg", "pdf", "workbook"]
