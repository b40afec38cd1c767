"""A mail server for tests/api/notifications. It writes each mail, read by the parser of Python, to a JSON file.

Arguments: a folder, and a port (0: any). The first line of the output is the port. Addresses that begin with `refused`
are refused permanently, those that begin with `busy` temporarily. The server ends with its input.
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
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    # The controller connects to itself to check that it listens, so the port must be chosen first.
    if port == 0:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
    controller = Controller(Handler(folder), hostname="127.0.0.1", port=port)
    controller.start()
    print(port, flush=True)
    sys.stdin.read()
    os._exit(0)


main()
