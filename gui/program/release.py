"""Which release this is; the package takes its version from here.

It stands in the code and is not asked of the installed package: that takes as long as a third of
`import numpy`.
"""

VERSION = "0.1.0"
