"""Runs a command on a new terminal: on-terminal.py ROWS COLUMNS ACTIONS COMMAND…

ACTIONS is JSON, a list of [text to wait for, what to do]: keys to type, {"signal": N} or {"size": [rows, columns]}.
Prints the bytes of the terminal, then a last line with the exit status.
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

rows, columns, actions, argv = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4:]


def resize(fd, height, width):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))


ready, go = os.pipe()
child, fd = pty.fork()
if child == 0:
    os.read(ready, 1)
    os.execvp(argv[0], argv)
resize(fd, rows, columns)
os.write(go, b"x")

output, seen, limit = b"", 0, time.monotonic() + 60
while time.monotonic() < limit:
    if select.select([fd], [], [], 0.05)[0]:
        try:
            data = os.read(fd, 65536)
        except OSError:
            break
        if not data:
            break
        output += data
    at = output.find(actions[0][0].encode(), seen) if actions else -1
    if at >= 0:
        what = actions.pop(0)[1]
        seen = at + 1
        if isinstance(what, str):
            os.write(fd, what.encode())
        elif "signal" in what:
            os.kill(child, what["signal"])
        else:
            resize(fd, *what["size"])
else:
    os.kill(child, 9)
sys.stdout.buffer.write(output + b"\nstatus %d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
