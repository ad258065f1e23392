"""nginx and gunicorn as `deploy/` sets them up, on free ports of this machine, with a certificate."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic, sleep
from urllib.error import HTTPError, URLError
from urllib.request import HTTPCookieProcessor, HTTPSHandler, OpenerDirector, build_opener

from tests.houserules.tree import ROOT
from tests.postgres import free_port

MISSING = "nginx is missing: install nginx-light (Debian: apt-get install nginx-light)."
GUNICORN = Path(sys.executable).with_name("gunicorn")
PATIENCE = 60
MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Front:
    """A hosted program: its address, its plain address, and the log of each of its processes."""

    folder: Path
    https: str
    http: str
    logs: tuple[Path, ...]

    def browser(self) -> OpenerDirector:
        """A browser with cookies of its own, which knows the certificate."""
        trusted = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        return build_opener(HTTPSHandler(context=trusted), HTTPCookieProcessor(CookieJar()))


def nginx() -> str | None:
    """The program nginx, where it is installed."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


@contextmanager
def hosted(folder: Path, database_url: str, processes: int = 2) -> Iterator[Front]:
    """The program behind nginx, each process a gunicorn of its own, so that requests alternate."""
    make_certificate(folder)
    paths = [folder / f"{number}.sock" for number in range(processes)]
    front = Front(
        folder=folder,
        https=f"https://127.0.0.1:{free_port()}",
        http=f"http://127.0.0.1:{free_port()}",
        logs=tuple(folder / f"{path.stem}.log" for path in paths),
    )
    write_site(front, paths)
    with ExitStack() as stack:
        for path, log in zip(paths, front.logs, strict=True):
            stack.enter_context(
                process([str(GUNICORN), *gunicorn_options(path)], log, settings(database_url))
            )
        wait_for_sockets(front, paths)
        stack.enter_context(
            process([str(nginx()), "-c", str(folder / "main.conf"), "-p", str(folder)], folder / "nginx.log")
        )
        wait_for(front)
        yield front


def settings(database_url: str) -> dict[str, str]:
    return {
        "BM_HOSTED": "1",
        "BM_PROXIES": "1",
        "BM_DATABASE_URL": database_url,
        "BM_SECRET_KEY": "only for tests: it opens nothing",
    }


def gunicorn_options(path: Path) -> list[str]:
    config = ROOT / "deploy" / "gunicorn.conf.py"
    return ["--config", str(config), "--bind", f"unix:{path}", "--workers", "1"]


def write_site(front: Front, paths: list[Path]) -> None:
    """The site of `deploy/` with our ports, sockets and certificate in it."""
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    servers = "\n".join(f"server unix:{path};" for path in paths)
    for pattern, ours in (
        (r"server unix:\S+;", servers),
        (r"listen 80;", f"listen {front.http.removeprefix('http://')};"),
        (r"listen 443 ssl;", f"listen {front.https.removeprefix('https://')} ssl;"),
        (r"ssl_certificate \S+;", f"ssl_certificate {front.folder}/cert.pem;"),
        (r"ssl_certificate_key \S+;", f"ssl_certificate_key {front.folder}/key.pem;"),
    ):
        site, found = re.subn(pattern, ours, site)
        assert found == 1, f"{pattern} is not in deploy/nginx.conf"
    (front.folder / "site.conf").write_text(site, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (front.folder / "main.conf").write_text(MAIN.format(folder=front.folder, user=user), encoding="utf-8")


def make_certificate(folder: Path) -> None:
    subject = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"))
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files)
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def process(command: list[str], log: Path, more: dict[str, str] | None = None) -> Iterator[None]:
    """A program that runs as long as it is needed and writes into a file."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BM_")}
    with (
        log.open("wb") as words,
        subprocess.Popen(
            command, cwd=ROOT, env={**kept, **(more or {})}, stdout=words, stderr=words
        ) as running,
    ):
        try:
            yield
        finally:
            running.terminate()
            running.wait(30)


def wait_for_sockets(front: Front, paths: list[Path]) -> None:
    """Until every process listens: nginx passes for ten seconds by whoever refused it once."""
    until = monotonic() + PATIENCE
    while not all(listens(path) for path in paths):
        assert monotonic() < until, said(front)
        sleep(0.1)  # a program that starts tells nobody when it listens


def listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(path)) == 0


def wait_for(front: Front) -> None:
    """Until the program answers through nginx; what it wrote is said where it never does."""
    until = monotonic() + PATIENCE
    while True:
        try:
            with front.browser().open(front.https + "/healthz", timeout=PATIENCE):
                return
        except (HTTPError, URLError, HTTPException, ConnectionError, TimeoutError):
            assert monotonic() < until, said(front)
            sleep(0.1)


def said(front: Front) -> str:
    """What all programs have written."""
    return "\n".join(file.read_text(errors="replace") for file in front.folder.glob("*.log"))
