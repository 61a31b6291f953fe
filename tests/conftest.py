"""What holds for every test: no network, no luck, and the slow ones with a browser last."""

import os
import socket
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Tests draw what they look at, in kernels of theirs too: nothing is kept, and nothing drawn ahead.
os.environ["KARABAKH_KEPT"] = ""

# A slow machine is no failure, and a run in continuous integration can be repeated.
settings.register_profile("explorer", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("explorer")

OWN_MACHINE = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}


class NetworkUsed(AssertionError):
    """A test reached for the network."""


def _is_outside(address: object) -> bool:
    host = address[0] if isinstance(address, tuple) else None
    return host not in OWN_MACHINE and not str(host).startswith("127.")


def _guarded(method):
    def connect(self, address):
        if _is_outside(address):
            raise NetworkUsed(f"a test reached for the network: {address}")
        return method(self, address)

    return connect


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forbid all connections and look-ups but those of this machine with itself."""
    look_up = socket.getaddrinfo

    def getaddrinfo(host, *rest, **options):
        name = host.decode() if isinstance(host, bytes) else host
        if _is_outside((name,)):
            raise NetworkUsed(f"a test looked up the host {name}")
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
    yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests in a browser after all others."""
    items.sort(key=lambda item: item.get_closest_marker("lab") is not None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each reason how many tests did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, number in reasons.items():
        terminalreporter.write_line(f"{number} did not run: {reason}")


@pytest.fixture(scope="session")
def data():
    """The data package as it is, checked."""
    from utils import load  # only once nothing is kept

    return load()


@pytest.fixture(scope="module")
def claims(data):
    """All claims of the package."""
    return data.claims
