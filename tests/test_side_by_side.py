"""Work in several processes: the results of one, in order, and nothing left running."""

import math
import os
import signal
import time
from multiprocessing import active_children

import pytest

from icsdocs.side_by_side import side_by_side


def square(number: int) -> int:
    return number * number


def ended_unless_in(process: int) -> str:
    """Ends its process as a machine without memory would, unless that is the one given."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(side_by_side(square, [3, 1, 2], jobs, lambda number: number)) == [9, 1, 4]
    assert active_children() == []


def test_nothing_is_started_for_one_job_or_one_task() -> None:
    assert list(side_by_side(ended_unless_in, [os.getpid()] * 2, 1, int)) == ["done", "done"]
    assert list(side_by_side(ended_unless_in, [os.getpid()], 2, int)) == ["done"]


def test_what_a_task_raises_is_raised_and_ends_the_rest() -> None:
    with pytest.raises(ValueError, match="math domain error"):
        list(side_by_side(math.sqrt, [-1, 4], 2, int))
    assert active_children() == []


def test_who_stops_listening_waits_for_nothing() -> None:
    start = time.monotonic()
    results = side_by_side(time.sleep, [0, 600], 2, int)
    next(results)
    results.close()
    assert time.monotonic() - start < 120
    assert active_children() == []


def test_what_an_ended_process_left_is_done_here() -> None:
    assert list(side_by_side(ended_unless_in, [os.getpid()] * 2, 2, int)) == ["done", "done"]
