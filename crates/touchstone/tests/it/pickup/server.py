"""A real IMAP server on loopback over a maildir that the test fills and reads.

server.py FOLDER MODE USER PASSWORD: MODE is clear, starttls or tls. It says its port and writes FOLDER/ca.pem. Letters lie in FOLDER/mail; they come as
files in FOLDER/mail/new. As long as FOLDER/hold is there, whoever marks a letter has to wait, and FOLDER/held says that somebody does.
"""

import asyncio
import os
import sys
from argparse import Namespace

import trustme
from pymap.backend.maildir import MaildirBackend
from pymap.backend.maildir.users import PasswordsFile, UsersFile
from pymap.imap import IMAPServer
from pymap.imap.state import ConnectionState
from proxyprotocol.reader import ProxyProtocolReader

folder, mode, user, password = sys.argv[1:]
hold, held = os.path.join(folder, "hold"), os.path.join(folder, "held")
store = ConnectionState.do_store


async def store_when_let(self, command):
    while os.path.exists(hold):
        open(held, "w").close()
        await asyncio.sleep(0.02)
    return await store(self, command)


async def serve():
    arguments = Namespace(
        base_dir=folder, concurrency=None, layout="++", colon=None, host=None, port=0, debug=False, cert=certificate, key=None, tls=mode == "starttls",
        passlib_cfg=None, proxy_protocol=None,
    )
    backend, config = await MaildirBackend.init(arguments)
    config.apply_context()
    async with UsersFile.with_write(folder) as users, PasswordsFile.with_write(folder) as passwords:
        users.set(users.build_record(user, "mail"))
        passwords.set(passwords.build_record(user, config.hash_context.hash(password)))
    come_in = ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(backend.login, config))
    server = await asyncio.start_server(come_in, "127.0.0.1", 0, ssl=config.ssl_context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    os._exit(0)


for part in ["cur", "new", "tmp"]:
    os.makedirs(os.path.join(folder, "mail", part))
ConnectionState.do_store = store_when_let
authority = trustme.CA()
authority.cert_pem.write_to_path(os.path.join(folder, "ca.pem"))
certificate = os.path.join(folder, "certificate.pem")
authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(certificate)
asyncio.run(serve())
