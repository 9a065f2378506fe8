"""A real mail server on loopback that notes every letter it takes.

server.py FOLDER MODE [USER PASSWORD]: MODE is clear, starttls or tls. It says its port, and writes FOLDER/ca.pem, FOLDER/log with a line
"connection message-id" for each letter, noted before it answers, and each letter as FOLDER/n.eml.
"""

import asyncio
import email
import itertools
import os
import random
import ssl
import sys

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

folder, mode, *login = sys.argv[1:]
numbers, letters = itertools.count(), itertools.count()
log = open(os.path.join(folder, "log"), "a", buffering=1)


class Post:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 5.1.1 no such user"
        if address.startswith("spam"):
            return "550 5.7.1 not wanted"
        if address.startswith("busy"):
            return "451 4.3.0 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(os.path.join(folder, f"{next(letters)}.eml"), "wb") as file:
            file.write(envelope.original_content)
        log.write(f"{server.number} {email.message_from_bytes(envelope.original_content)['Message-ID']}\n")
        # Somebody may be killed between this note and hearing of it.
        await asyncio.sleep(random.random() * 0.02)
        return "250 OK"


class Server(SMTP):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.number = next(numbers)


def check(server, session, envelope, mechanism, given):
    return AuthResult(success=[given.login.decode(), given.password.decode()] == login, handled=False)


def make():
    secure = {"tls_context": context, "require_starttls": True} if mode == "starttls" else {}
    known = {"authenticator": check, "auth_required": True, "auth_require_tls": mode == "starttls"} if login else {}
    return Server(Post(), hostname="localhost", loop=asyncio.get_running_loop(), **secure, **known)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


authority = trustme.CA()
authority.cert_pem.write_to_path(os.path.join(folder, "ca.pem"))
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
authority.issue_cert("localhost").configure_cert(context)
asyncio.run(serve())
