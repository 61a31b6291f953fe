"""The dress of a report that stands alone: one page, the look of the panels."""

STYLE = """
.kx-report { max-width: 800px; margin: 0 auto; color: #1b1f24; font: 14px/1.55 "Explorer Sans", sans-serif; }
.kx-report .kx-text { padding: 12px 14px; border: 1px solid #c3c8cd; white-space: pre-wrap; overflow-wrap: anywhere; }
.kx-report .kx-text a { color: inherit; text-decoration: none; }
.kx-report .kx-confirmed { border-bottom: 2px solid #1f6f5c; background: #dcefe9; }
.kx-report .kx-within_range { border-bottom: 3px double #1f4e8c; background: #e1eaf6; }
.kx-report .kx-differs { border-bottom: 2px dashed #9a4a00; background: #fbe8d3; }
.kx-report .kx-no_data { border-bottom: 2px dotted #5b6470; background: #f0f1f3; }
.kx-report .kx-card { position: static; width: auto; max-height: none; margin: 14px 0; padding: 4px 12px; border: 0; border-left: 3px solid #c3c8cd; box-shadow: none; font-size: 13px; }
.kx-report .kx-card h4, .kx-report .kx-card p { margin: 4px 0; }
.kx-report .kx-read { color: #5b6470; }
.kx-report table { width: 100%; border-collapse: collapse; font-size: 12px; }
.kx-report th, .kx-report td { padding: 3px 8px 3px 0; border-bottom: 1px solid #e2e5e8; text-align: left; vertical-align: top; }
.kx-report a { color: #1f4e8c; }
.kx-report img, .kx-report svg { max-width: 100%; height: auto; }
"""  # noqa: E501
PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:">
<title>{title}</title>
<style>{style}</style>
{body}
</html>
"""  # noqa: E501
