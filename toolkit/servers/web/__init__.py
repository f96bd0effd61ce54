"""`toolkit review`: a report and its translation as a page in the browser, on this computer only."""

from toolkit.servers.web.serving import Address, serve

__all__ = ["Address", "serve"]
