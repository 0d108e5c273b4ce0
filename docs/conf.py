"""How Sphinx builds this documentation: ``make docs``."""

from zhiheng import __version__

project = "质衡 Zhiheng"
author = "The Zhiheng maintainers"
project_copyright = "The Zhiheng maintainers, Apache-2.0"
release = __version__
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_copy_source = False
html_theme = "furo"
html_title = "质衡 Zhiheng"
