"""Looks at everything that the browsers of a test do, and remembers what no test should meet unawares."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

NOT_LOADED = "Failed to load resource"
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED")


class Watch:
    """The troubles of one test: errors, requests to other hosts, answers nobody looked at."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.troubles: list[str] = []
        self.named: set[int] = set()
        self.is_offline = False

    def look_at(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def expects(self, *statuses: int) -> None:
        """The test looks at answers of these statuses itself."""
        self.named.update(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._is_expected(message.text):
            self.troubles.append(f"console {message.type}: {message.text}")

    def _is_expected(self, text: str) -> bool:
        if self.is_offline and (any(sign in text for sign in OFFLINE) or text.startswith("htmx:")):
            return True
        return text.startswith(NOT_LOADED) and any(f"status of {status} " in text for status in self.named)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:", "about:")):
            self.troubles.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.named:
            self.troubles.append(f"{response.status} at {response.request.method} {response.url}")
