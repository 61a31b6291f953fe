"""The tests themselves cannot reach the network, only this machine."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkUsed


def test_a_connection_to_the_outside_is_refused():
    with socket.socket() as outside, pytest.raises(NetworkUsed):
        outside.connect(("192.0.2.1", 80))


def test_a_look_up_of_a_name_is_refused():
    with pytest.raises(NetworkUsed):
        urllib.request.urlopen("http://example.org", timeout=1)


def test_this_machine_can_be_reached():
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
