#!/usr/bin/python3
"""Runs Apertium's HTTP translator (Debian's apertium-apy) on 127.0.0.1 only.

The server itself always listens on every interface; here the one call that opens its socket is given the address
(its log goes on saying "all interfaces").
Run with /usr/bin/python3: the package installs its modules there and nowhere else.
"""

import argparse
import os
import sys

from tornado.netutil import bind_sockets
from tornado.tcpserver import TCPServer

from loopback import follow, free_port


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="taken if it is free, else another (default: any)")
    parser.add_argument("--follow", type=int, default=0, metavar="PID", help="end when this process ends")
    parser.add_argument("--modes", default="/usr/share/apertium/modes", help="folder of the language pairs")
    return parser.parse_args()


def main():
    args = arguments()
    follow(args.follow)

    def bind_loopback(server, *_ignored, **_also):
        sockets = bind_sockets(free_port(args.port), address="127.0.0.1")
        server.add_sockets(sockets)
        url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        print("ready", url, flush=True)

    TCPServer.bind = bind_loopback
    sys.argv = ["apertium-apy", args.modes]
    from apertium_apy import apy  # it reads its command line while it is imported

    apy.main()


if __name__ == "__main__":
    if os.environ.get("LC_ALL") != "C.UTF-8":  # the pipelines it starts read and write in the locale's encoding
        os.execve(sys.executable, [sys.executable] + sys.argv, dict(os.environ, LC_ALL="C.UTF-8"))
    main()
