"""Print the first port from the given one on that nobody on this computer listens on."""

import socket
import sys

_TRIES = 100


def free_port_from(first: int) -> int:
    """Return the first free port; raises SystemExit if a hundred are taken."""
    for port in range(first, first + _TRIES):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit(f"ports {first} to {first + _TRIES - 1} are all in use")


if __name__ == "__main__":
    print(free_port_from(int(sys.argv[1])))
