"""Kills a process at its n-th change on disk: the kernel tells of each change in the data folder (inotify), no code under test helps."""

import ctypes
import os
import select
import struct
import threading

MODIFY, CREATE, MOVED, CLOSED, DELETE = 0x2, 0x100, 0x80, 0x8, 0x200
CHANGES = MODIFY | CREATE | MOVED | CLOSED | DELETE
HEAD = struct.Struct("iIII")


class Watch:
    """Calls `then` at the n-th change in these folders from now on; `count` says how many there were."""

    def __init__(self, folders, after, then):
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.handle = self.libc.inotify_init1(os.O_NONBLOCK)
        for folder in folders:
            assert self.libc.inotify_add_watch(self.handle, os.fsencode(folder), CHANGES) >= 0, folder
        self.after, self.then, self.count = after, then, 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        poll = select.poll()
        poll.register(self.handle, select.POLLIN)
        while not self.over.is_set():
            if not poll.poll(50):
                continue
            data, place = os.read(self.handle, 1 << 16), 0
            while place < len(data):
                _, _, _, length = HEAD.unpack_from(data, place)
                place += HEAD.size + length
                self.count += 1
                if self.count == self.after:
                    self.then()
                    return

    def close(self):
        self.over.set()
        self.thread.join()
        os.close(self.handle)
