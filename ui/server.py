"""The whole site as one FastAPI application: page, JSON interface, pictures, and checks."""

from __future__ import annotations

import logging
import os
import socket

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles

from retrieval.schema import Unavailable
from ui import api, cards, docs, panels, shopper
from ui.guards import Guard
from ui.sessions import SessionStore, Signer
from ui.site import ShopAssistant, Site

logger = logging.getLogger(__name__)

HEAD = (
    '<meta name="description" content="A shop you can talk to.">'
    '<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/aisle/aisle.css">'
    '<script src="/aisle/aisle.js"></script>'
)


class PortInUse(Unavailable):
    """Another program already listens there."""

    code = "port_in_use"


def build_app(assistant: ShopAssistant, site: Site | None = None) -> FastAPI:
    """Put the site together around an assistant; opens no port."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio

    site = site or Site()
    signer, store = Signer(site.secret), SessionStore()
    about = (
        "Talk to the shop over HTTP. The answer to a message is a stream of server-sent events. A browser "
        "keeps its session in a cookie; any other client sends back the X-Session header of the first answer."
    )
    app = FastAPI(title=f"{site.name} interface", description=about, docs_url=None, redoc_url=None)
    app.openapi_url = "/api/openapi.json"
    app.setup()
    interface = api.Interface(assistant, store, signer, site)
    app.include_router(api.routes(interface))
    api.handle_errors(app)
    app.mount("/aisle", StaticFiles(directory=shopper.STATIC), name="aisle")

    @app.get("/api/docs", include_in_schema=False)
    def manual() -> HTMLResponse:
        return HTMLResponse(docs.page(app.openapi()))

    @app.get("/checkout", include_in_schema=False)
    def checkout(request: Request) -> HTMLResponse:
        cart = assistant.cart(interface.session(request).id)
        return HTMLResponse(panels.checkout(cards.cart_summary(cart), site.name))

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> FileResponse:
        return FileResponse(shopper.STATIC / "mark.svg", media_type="image/svg+xml")

    gradio.mount_gradio_app(
        app,
        shopper.build(assistant, store, signer, site),
        path="/",
        show_error=False,
        max_file_size="5mb",
        allowed_paths=[],
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        footer_links=[],
        favicon_path=str(shopper.STATIC / "mark.svg"),
        head=HEAD,
    )
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(site.origins),
        allow_credentials=bool(site.origins),
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["content-type", "x-session"],
        expose_headers=["x-session"],
    )
    app.add_middleware(Guard, signer=signer, site=site)
    return app


def serve(
    assistant: ShopAssistant, host: str = "127.0.0.1", port: int = 7860, site: Site | None = None
) -> None:
    """Run the site until it is interrupted.

    Raises:
        PortInUse: something else listens on the port.
    """
    import uvicorn

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as err:
            raise PortInUse(
                f"Cannot listen on {host}:{port}: {err.strerror}. Choose another one with --port."
            ) from err
    uvicorn.run(build_app(assistant, site), host=host, port=port, log_level="warning", access_log=False)
