"""Knows how one file is written without ever leaving half of it."""

import errno
import hashlib
import os
import platform
import re
import time
from pathlib import Path

from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic
from icsdocs.files import reason
from icsdocs.frozen import frozen
from icsdocs.rules import KEPT_ASIDE, NOT_WRITTEN

SIBLINGS_TRIED = 9
# In seconds: a part that is older belongs to no build that still runs.
LONGEST_BUILD = 3600
ELSEWHERE = "Choose another folder with --output, or mend this one."


@frozen
class Written:
    """A file that now stands whole on the disk; `asked` is where it should have gone."""

    path: Path
    asked: Path

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """That the file had to be written under another name, if so."""
        if self.path == self.asked:
            return ()
        message = f"“{self.asked.name}” is open in Word or locked, so this build is beside it in “{self.path.name}”"
        owner = "delete the file beside it that begins with ~$ or .~lock"
        hint = f"Close {self.asked.name} and build again. If nobody has it open, {owner}."
        return (Diagnostic(KEPT_ASIDE, message, whole(str(self.asked)), hint),)


def prepare(folder: Path) -> tuple[Diagnostic, ...]:
    """Makes the output folder and tries to write in it, so that a fault shows before any document is laid out; clears
    what builds that were killed have left there."""
    probe = _part(folder / "icsdocs")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_through(probe, b"")
        _clear(folder)
    except OSError as error:
        return (not_written(folder, error) if folder.exists() else _no_folder(folder, error),)
    finally:
        _discard(probe)
    return ()


def write(path: Path, data: bytes) -> Written | Diagnostic:
    """Writes beside the target, reads that back and renames it, so that the target holds the old content or the new,
    never half.

    A target that somebody has open stays as it is and a sibling `name (2)` is written; what cannot be written at all
    comes back as a diagnostic.
    """
    part = _part(path)
    try:
        _discard(part)
        _write_through(part, data)
        if part.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return Written(_renamed(part, path), path)
    except OSError as error:
        return not_written(path, error)
    finally:
        _discard(part)


def not_written(path: Path, error: OSError) -> Diagnostic:
    """That nothing could be written at a path, and why."""
    message = f"This could not be written: {reason(error)}. Whatever stood there before is still there"
    return Diagnostic(NOT_WRITTEN, message, whole(str(path)), ELSEWHERE)


def _no_folder(folder: Path, error: OSError) -> Diagnostic:
    why = "that place takes no new folders" if error.errno == errno.ENOENT else reason(error)
    return Diagnostic(NOT_WRITTEN, f"This folder cannot be made: {why}", whole(str(folder)), ELSEWHERE)


# --- half-written files ----------------------------------------------------------------------------------------------

# The machine is named, because folders are shared and two machines may give two builds the same number.
_MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
_PART = re.compile(r"\.(?P<name>.+)\.(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,9})\.part")


def _part(path: Path) -> Path:
    """The name under which this build writes a file until it is whole."""
    return path.with_name(f".{path.name}.{_MACHINE}-{os.getpid()}.part")


def _clear(folder: Path) -> None:
    """Deletes what no build will finish any more; the parts of one that still runs stay."""
    for path in folder.iterdir():
        if (found := _PART.fullmatch(path.name)) and _is_left_over(path, found["machine"], int(found["process"])):
            _discard(path)


def _is_left_over(path: Path, machine: str, process: int) -> bool:
    if machine == _MACHINE and process != os.getpid() and os.name == "posix" and not _runs(process):
        return True
    try:
        return time.time() - path.stat().st_mtime > LONGEST_BUILD
    except OSError:
        return False


def _runs(process: int) -> bool:
    """Whether a process of this machine still runs (POSIX: signal 0 asks, and does nothing)."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write_through(path: Path, data: bytes) -> None:
    # Not tempfile: its files are private to their owner, and the rename would hand that on to the document.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The folder itself cannot be written or reached, and that has been reported.
        return


def _renamed(part: Path, path: Path) -> Path:
    for number in range(1, SIBLINGS_TRIED + 1):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        if any(owner.exists() for owner in _owner_files(target)):
            continue
        try:
            os.replace(part, target)
        except PermissionError:
            continue
        return target
    raise PermissionError(errno.EBUSY, os.strerror(errno.EBUSY))


def _owner_files(path: Path) -> tuple[Path, ...]:
    """What Word (with up to two letters of the name replaced) and LibreOffice put beside a file that they have open."""
    name = path.name
    return tuple(path.with_name(owner) for owner in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"))
