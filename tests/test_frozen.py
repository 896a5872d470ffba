"""Frozen values: made and changed as those of `dataclasses` are, and never otherwise."""

import pickle

import pytest

from icsdocs.frozen import changed, frozen


@frozen
class Seat:
    """A seat on a board."""

    role: str
    votes: int = 1
    holders: tuple[str, ...] = ()


CHAIR = Seat("Chair", holders=("one",))


def test_fields_are_filled_in_by_place_by_name_and_by_default() -> None:
    assert (CHAIR.role, CHAIR.votes, CHAIR.holders) == ("Chair", 1, ("one",))
    assert Seat("Chair", 1, ("one",)) == CHAIR and hash(Seat("Chair", 1, ("one",))) == hash(CHAIR)
    assert repr(CHAIR) == "Seat(role='Chair', votes=1, holders=('one',))"
    assert pickle.loads(pickle.dumps(CHAIR)) == CHAIR


def test_a_value_is_changed_by_making_another() -> None:
    assert changed(CHAIR, votes=2) == Seat("Chair", 2, ("one",))
    assert CHAIR.votes == 1
    with pytest.raises(AttributeError):
        CHAIR.votes = 2  # type: ignore[misc]


@pytest.mark.parametrize("given", [{}, {"role": "Chair", "vote": 1}])
def test_what_is_no_field_or_lacks_one_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Seat.__init__\(\)"):
        Seat(**given)


def test_a_field_without_a_default_cannot_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="follows one with a default"):

        @frozen
        class Wrong:
            votes: int = 1
            role: str
