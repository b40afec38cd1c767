"""A mail server for tests/api/notifications. It writes each mail, read by the parser of Python, to a JSON file.

Argument: a folder. The first line of the output is the port. Addresses that begin with `refused` are refused
permanently, those that begin with `busy` temporarily. The lines `stop` and `start` on its input close and open the
server, and each is repeated once it is done. The server ends with its input.
"""

import email
import email.policy
import json
import os
import socket
import sys
from pathlib import Path

from aiosmtpd.controller import Controller


class Handler:
    def __init__(self, folder):
        self.folder, self.count = folder, len(list(folder.iterdir()))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}> no such user"
        if address.startswith("busy"):
            return f"451 4.2.1 <{address}> try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parsed = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in message.items()],
            "type": message.get_content_type(),
            "charset": message.get_content_charset(),
            # Decoded strictly.
            "text": message.get_payload(decode=True).decode(message.get_content_charset()).replace("\r\n", "\n"),
            "defects": [str(defect) for defect in message.defects],
            "raw": envelope.content.decode("utf-8"),
        }
        part = self.folder / f"{self.count:04}.part"
        part.write_text(json.dumps(parsed))
        part.rename(part.with_suffix(".json"))
        self.count += 1
        return "250 OK"


def main():
    folder = Path(sys.argv[1])
    # A socket that is bound but does not listen keeps the port while the server is closed: connections are refused, and
    # no other server of the tests gets the port.
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    port = reserved.getsockname()[1]

    def start():
        controller = Controller(Handler(folder), hostname="127.0.0.1", port=port)
        controller.start()
        return controller

    controller = start()
    print(port, flush=True)
    for line in sys.stdin:
        if line.strip() == "stop":
            controller.stop()
        else:
            controller = start()
        print(line.strip(), flush=True)
    os._exit(0)


main()
