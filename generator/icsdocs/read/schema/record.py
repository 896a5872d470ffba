"""Knows the facts about the making of the documents: timetable, shadow form, report, risks, decisions, versions."""

from icsdocs.read.schema.shapes import (
    at_least_one,
    choice,
    day,
    group,
    listing,
    never_none,
    prose,
    text,
    things,
    whole,
    yes_no,
)

TIMELINE = things("timetable", "Which milestones are there, and by when?", {
    "milestone": text("milestone", "What is the milestone?", "designate chair confirmed"),
    "due": day("due date of the milestone", "When is the milestone due?", "2021-09-30"),
    "actual": day("date on which the milestone was met", "Has the milestone been met, and when?", "2021-11-11"),
    "owner": text("owner of the milestone", "Which role owns the milestone?", "interim chair"),
    "status": choice("status of the milestone", "What is the status of the milestone?",
        "not started | on track | at risk | late | complete"),
    "evidence": text("evidence for the milestone", "What shows that the milestone is met?", "letter of appointment"),
    "source": text("source of the milestone", "Where does the milestone come from?", "planning guidance 2021/22"),
})

SHADOW = group("shadow arrangements", "What are the shadow arrangements?", {
    "from": day("start of the shadow period", "When does the shadow period start?", "2021-10-01"),
    "until": day("end of the shadow period", "When does the shadow period end?", "2022-03-31"),
    "authority": choice("authority of the shadow group",
        "Does the shadow group advise, sit beside a joint committee, or act through officers?",
        "advisory | joint-committee = joint committee | officers = officers with delegated authority"),
    "frequency": text("frequency of the shadow group's meetings", "How often does the shadow group meet?",
        "once a month"),
    "in_public": yes_no("whether the shadow group meets in public", "Does the shadow group meet in public?"),
    "tasks": at_least_one(listing("tasks of the shadow group", "Which tasks does the shadow group have?",
        "prepare the constitution")),
})

REPORT = group("cover report", "What does the cover report say?", {
    "committee": text("committee that receives the report", "Which committee receives the report?",
        "Partnerships Committee"),
    "title": text("title of the report on the agenda", "Under which title does the report stand on the agenda?",
        "Proposed constitution"),
    "meeting_date": day("date of the meeting", "On which date does the committee meet?", "2021-06-29"),
    "public": yes_no("whether the report is open to the public", "Is the report open to the public?"),
    "forum": choice("kind of committee that receives the report",
        "Is the committee that receives the report one of a council or of an NHS body?",
        "council = committee of a council | nhs = committee of an NHS body"),
    "authority": text("council that receives the report", "Which council receives the report?", "northshire",
        refers_to="authorities"),
    "powers": text("powers under which the committee decides", "Under which powers does the committee decide?",
        "its terms of reference in the council's constitution"),
    "function": choice("kind of council function", "Is the decision for the council's executive or for the council?",
        "executive = the executive | council = the council"),
    "key_decision": yes_no("whether the decision is a key decision", "Is it a key decision of the council?"),
    "urgent": yes_no("whether the decision is urgent", "Is the decision urgent?"),
    "sord": text("entry of the scheme that lets the committee decide",
        "Which entry of the scheme of reservation and delegation lets the committee decide?", "constitution",
        refers_to="sord"),
    "recommendation": never_none(listing("recommendations of the report", "What is the committee recommended to do?",
        "note the draft constitution")),
    "reasons": prose("reasons for the recommendation", "What are the reasons for the recommendation?",
        "Partners must comment by November."),
    "options": things("other options considered", "Which other options were considered?", {
        "text": text("other option", "What was the other option?", "to do nothing"),
        "why_not": text("why the option was not taken", "Why was the option not taken?",
            "the law will require a constitution"),
    }),
    "implications": group("implications", "What are the implications?", {
        "financial": prose("financial implications", "What are the financial implications?",
            "None arise from this report."),
        "legal": prose("legal implications", "What are the legal implications?",
            "The proposals are subject to legislation."),
        "resource": prose("resource implications", "What are the implications for staff, computer systems and assets?",
            "None arise from this report."),
        "equality": prose("equality implications", "What are the equality implications?",
            "An assessment will accompany the final draft."),
        "climate": prose("environment and climate implications", "What are the environment and climate implications?",
            "Fewer journeys to meetings."),
    }),
    "risks": listing("risks that the report names", "Which of the risks does the report name?", "late-legislation",
        refers_to="risks"),
    "eia": prose("equality impact assessment", "Has an equality impact assessment been done, and if not, why not?",
        "No equality impact assessment was needed, because the report is for information."),
    "author_role": text("role of the report's author", "Which role wrote the report?", "Director of Governance"),
    "contact": text("contact for the report", "How can the author be reached?", "governance@northshire.example"),
    "appendices": listing("appendices of the report", "Which appendices does the report have?", "Draft constitution"),
})

RISKS = things("risks", "Which risks are there?", {
    "title": text("title of the risk", "What is the risk?", "legislation comes late"),
    "cause": text("cause of the risk", "What causes the risk?", "the timetable of Parliament"),
    "effect": text("effect of the risk", "What would the risk lead to?", "establishment is put off"),
    "rating": choice("rating of the risk", "How is the risk rated?", "low | medium | high"),
    "mitigation": text("mitigation of the risk", "What is done about the risk?", "shadow arrangements are extended"),
    "owner": text("owner of the risk", "Which role owns the risk?", "Programme Director"),
    "date": day("date of the rating", "On which date was the risk rated?", "2021-06-30"),
})

ENGAGEMENT = things("engagement", "Who was engaged, and what came of it?", {
    "who": text("who was asked", "Who was asked?", "partner organisations"),
    "how": text("how they were asked", "How were they asked?", "an online survey"),
    "from": day("start of the engagement", "When did the engagement start?", "2021-10-22"),
    "until": day("end of the engagement", "When did the engagement end?", "2021-11-10"),
    "responses": whole("number of responses", "How many responses were there?", 42, high=1_000_000),
    "summary": text("summary of the responses", "What did they say?", "most agreed with the composition of the Board"),
    "outcome": text("what changed", "What changed as a result?", "a seat for the voluntary sector was added"),
})

QUESTIONS = things("questions", "Which questions were asked about the text?", {
    "clause_id": text("clause that the question is about", "Which clause is the question about?", "chair-term"),
    "question": text("question about the clause", "What is the question?", "Is three years right?"),
    "asked_of": text("who was asked the question", "Who was asked?", "the regional team"),
    "due": day("date by which the answer is due", "By when is the answer due?", "2021-11-30"),
    "answer": text("answer to the question", "What is the answer?", "yes"),
    "answered_on": day("date of the answer", "When was the question answered?", "2021-11-20"),
})

DECISIONS = things("decisions of partners", "Which decisions have partners taken?", {
    "body": text("body that decided", "Which body decided?", "Northshire County Council"),
    "committee": text("committee that decided", "Which of its committees decided?", "Cabinet"),
    "kind": choice("kind of decision", "Did it agree, note or appoint?",
        "agree = to agree | note = to note | appoint = to appoint"),
    "date": day("date of the decision", "When was the decision taken?", "2022-06-01"),
    "ref": text("reference of the decision", "What is the reference of the decision?", "minute 12"),
    "urgent": yes_no("whether the decision was urgent", "Was it an urgent decision?"),
    "outcome": text("outcome of the decision", "What was decided?", "to found the partnership"),
    "clause_ids": listing("clauses that the decision is about", "Which clauses is the decision about?",
        "icp-establishment"),
})

APPROVALS = things("approvals", "Which approvals has the text had?", {
    "stage": choice("stage of approval", "Is it the approval of the board, of a partner or of the regulator?",
        "board | partner | regulator"),
    "by": text("who approved the text", "Who approved the text?", "NHS England"),
    "date": day("date of the approval", "On which date is the text approved?", "2022-06-20"),
    "ref": text("reference of the approval", "What is the reference of the approval?", "letter of 20 June 2022"),
    "effective": day("date from which the approval takes effect",
        "From which date does the approved text take effect?"),
})

VERSIONS = never_none(things("versions of the text", "Which versions of the text have there been?", {
    "version": text("number of the version", "What is the number of this version?", "0.1"),
    "date": day("date of the version", "What is the date of this version?", "2021-06-30"),
    "author_role": text("author of the version", "Which role made this version?", "Director of Governance"),
    "change": text("change in the version", "What changed in this version?", "first draft"),
    "approval_ref": text("approval of the version", "Which approval does this version have?", "board",
        refers_to="approvals"),
    "effective": day("date from which the version takes effect", "From which date does this version take effect?"),
}))

DEVIATIONS = things("departures from the model", "Where does the text depart from the model constitution?", {
    "clause_id": text("clause that departs from the model", "Which clause departs from the model?", "board-total"),
    "model_version": text("version of the model", "Which version of the model is departed from?", "May 2022"),
    "model_ref": text("section of the model", "Which section of the model is departed from?", "2.2"),
    "reason": text("reason for the departure", "What is the reason for the departure?", "nine places need a voice"),
    "agreed_by": text("who agreed to the departure", "Who agreed to the departure?", "NHS England"),
    "date": day("date of agreement to the departure", "When was the departure agreed?", "2022-06-20"),
})
