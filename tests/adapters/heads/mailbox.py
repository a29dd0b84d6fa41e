"""A mail server for tests: takes mail on the loopback address and writes each as a file, as a mailbox would keep it."""

import socketserver
import threading
from contextlib import contextmanager


class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        said, data, taking = self.wfile.write, [], False
        said(b"220 mailbox of a test\r\n")
        for line in self.rfile:
            if taking:
                if line == b".\r\n":
                    taking = False
                    self.server.keep(b"".join(data))
                    data.clear()
                    said(b"250 kept\r\n")
                else:
                    data.append(line.removeprefix(b".") if line.startswith(b"..") else line)
                continue
            word = line[:4].upper()
            if word == b"DATA":
                taking = True
                said(b"354 go on\r\n")
            elif word == b"QUIT":
                said(b"221 bye\r\n")
                return
            elif word == b"MAIL" and self.server.is_full:
                said(b"452 no room\r\n")
            else:
                said(b"250 mailbox\r\n")


class Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = True
    is_full = False

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Talk)
        self.folder, self.port = folder, self.server_address[1]
        folder.mkdir(exist_ok=True)

    def keep(self, data):
        (self.folder / f"{len(self.mails()):05}.eml").write_bytes(data)

    def mails(self):
        return sorted(self.folder.glob("*.eml"))


@contextmanager
def mailbox(folder):
    with Mailbox(folder) as server:
        running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        running.start()
        try:
            yield server
        finally:
            server.shutdown()
            running.join()
