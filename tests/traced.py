"""A small project of which tests ask why its documents say what they say, as a user asks it."""

from pathlib import Path

from running import icsdocs

FILES = {
    "configs/northshire.toml": """\
schema = 1
edition = "act-2022"
as_at = 2023-06-30
[system]
id = "northshire"
name = "Northshire"
[board.members.chair]
role = "Chair"
category = "chair"
[board.members.others]
role = "Other Member"
category = "executive"
count = 13
[meetings]
remote = true
[meetings.voting]
mode = "vote"
casting_vote = "chair"
[places.east]
name = "East"
governance_model = "forum"
[places.west]
name = "West"
governance_model = "committee"
""",
    "clauses/size.md": """\
---
id: size
title: Size of the board
status: required
source: NHS Act 2006, Schedule 1B, paragraph 3
meets: [board-size]
---
The Board has {{ board.size | words }} members.

::: when board.size > 12 and meetings.remote
A larger board may meet by video.
:::

- It meets in public.
""",
    "clauses/vote.md": """\
---
id: vote
title: A vote on everything
status: required
when: meetings.voting.mode == "vote"
alternative: voting one per document
---
The Board votes on every matter in [[size]].
""",
    "clauses/consensus.md": """\
---
id: consensus
title: Consensus first
status: required
when: meetings.voting.mode == "consensus-first"
alternative: voting one per document
---
The Board seeks consensus.
""",
    "clauses/forum.md": """\
---
id: forum
title: A forum at a place
status: required
when: place.governance_model == "forum"
---
A forum advises the Board for {{ place }}.
""",
    "clauses/members.md": """\
---
id: members
title: The members
status: optional
include_by: board.members
---
The members are in this table.

| Role | Notes | Number |
| --- | --- | --- |
::: each member in board.members if member.category != "other"
| {{ member }} | | {{ member.count }} |
:::
| | | |
""",
    "clauses/definitions/board.md": """\
---
id: board
term: Board
forms: [Board]
---
the members of the integrated care board of {{ system.name }}.
""",
    "clauses/requirements/board.toml": """\
[board-size]
documents = ["constitution"]
rule = "The constitution says how many members the board has."
strength = "S"
source = "NHS Act 2006, Schedule 1B, paragraph 3"
verified = "V"
""",
    "templates/constitution/outline.toml": """\
title = "Constitution of {{ system.name }}"
[[level]]
label = "%1"
style = "Heading 1"
[[level]]
label = "%1.%2"
cite = "paragraph {label}"
[[level]]
label = "(%3)"
format = "lower-letter"
[[level]]
series = "appendix"
label = "Appendix %1"
[[level]]
series = "appendix-text"
depth = 2
label = "%1"
[[entry]]
level = 1
title = "Board"
id = "board-heading"
[[entry]]
level = 2
clause = "size"
[[entry]]
level = 2
clause = "vote"
[[entry]]
level = 2
clause = "consensus"
[[entry]]
level = 1
title = "Places of {{ system.name }}"
when = 'places | count > 1'
[[entry]]
level = 2
clause = "forum"
each = "place in places"
[[entry]]
level = 1
series = "appendix"
title = "Members"
[[entry]]
level = 2
series = "appendix-text"
clause = "members"
[[entry]]
level = 1
title = "Definitions"
part = "definitions"
columns = ["Term", "Meaning"]
""",
}


def answer(root: Path, *arguments: str, code: int = 0) -> str:
    done = icsdocs(*arguments, folder=root, COLUMNS="300")
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr
