"""Knows how pieces of work are done in several processes at once, with the results that one process would give."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def side_by_side(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, size: Callable[[Task], int]
) -> Iterator[Result]:
    """The result of each task, in the order of the tasks; the tasks of greatest `size` are begun first.

    `work` is a function of a module, and it and the tasks can be pickled. With one job, or one task, nothing is
    started. What a task raises is raised here; the processes end with the iterator, whatever ends it.
    """
    if min(jobs, len(tasks)) < 2:
        yield from map(work, tasks)
        return
    others = set(active_children())
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), get_context("spawn"), initializer=_begin)
    order = sorted(range(len(tasks)), key=lambda at: size(tasks[at]), reverse=True)
    futures: dict[int, Future[Result]] = {}
    try:
        futures |= {at: pool.submit(work, tasks[at]) for at in order}
        for at, task in enumerate(tasks):
            yield _result(futures[at], work, task)
    finally:
        if len(futures) < len(tasks) or not all(future.done() for future in futures.values()):
            for process in set(active_children()) - others:
                process.terminate()
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Makes an interrupt end a process at once and in silence, and Python look for garbage as seldom as commands do."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(100_000, 50, 50)


def _result(future: Future[Result], work: Callable[[Task], Result], task: Task) -> Result:
    """What a process made of a task. Where the machine ended the process, for want of memory say, it is done here."""
    try:
        return future.result()
    except BrokenProcessPool:
        return work(task)
