//! Playbooks to start with, in English and in German: change them as you like.

use kernel::{Id, Time};

use super::{After, Record, Role, Start, Step};

const CASE: Role = Role::CaseOwner;
const ACCOUNT: Role = Role::AccountOwner;
const LEAD: Role = Role::TeamLead;

/// A text in both languages.
type Both = [&'static str; 2];

/// What a step is: when, who, whether it decides, its title and its note.
struct Plan {
    after: After,
    owner: Role,
    decides: bool,
    title: Both,
    note: Both,
}

const fn on_day(days: i64, owner: Role, title: Both, note: Both) -> Plan {
    Plan { after: After::Days(days), owner, decides: false, title, note }
}

const fn within(minutes: i64, owner: Role, title: Both, note: Both) -> Plan {
    Plan { after: After::Minutes(minutes), owner, decides: false, title, note }
}

/// The nine, in a language.
pub(crate) fn first(language: usize, now: Time) -> Vec<Record> {
    let class = |to: &str| vec![Start::Class { to: to.into() }];
    let playbook = |key: &str, name: Both, about: Both, starts: Vec<Start>, steps: Vec<Plan>| Record {
        id: Id::from_bytes([0; 16]),
        key: key.into(),
        name: name[language].into(),
        about: Some(about[language].into()),
        enabled: true,
        version: 1,
        starts,
        steps: steps.into_iter().map(|plan| plan.step(language)).collect(),
        changed_at: now,
        revision: 0,
    };
    vec![
        playbook("call", CALL.0, CALL.1, vec![], call()),
        playbook("complaint", COMPLAINT.0, COMPLAINT.1, vec![], complaint()),
        playbook("rescue", RESCUE.0, RESCUE.1, class("at_risk"), rescue()),
        playbook("rescue_or_part", DECISION.0, DECISION.1, class("dangling"), decision()),
        playbook("silent", SILENT.0, SILENT.1, vec![], silent()),
        playbook("sponsor_gone", SPONSOR.0, SPONSOR.1, vec![], sponsor_gone()),
        playbook("thank", THANK.0, THANK.1, vec![], thank()),
        playbook("growth", GROWTH.0, GROWTH.1, class("growth"), growth()),
        playbook("others_affected", OTHERS.0, OTHERS.1, vec![], others()),
    ]
}

impl Plan {
    fn step(self, language: usize) -> Step {
        let Self { after, owner, decides, title, note } = self;
        Step { title: title[language].into(), note: Some(note[language].into()), after, owner, decides }
    }
}

const CALL: (Both, Both) = (
    ["Call within a working day", "Anruf innerhalb eines Arbeitstags"],
    ["Somebody said something bad: call before the day is over.", "Jemand hat etwas Schlechtes gesagt: rufen Sie an, bevor der Tag vorbei ist."],
);

fn call() -> Vec<Plan> {
    vec![
        on_day(
            1,
            CASE,
            ["Call and listen", "Anrufen und zuhören"],
            [
                "Thank them for their words. Ask what happened and what would put it right. Promise only what you can keep.",
                "Danken Sie für die Worte. Fragen Sie, was geschah und was es gut machen würde. Sagen Sie nur zu, was Sie halten können.",
            ],
        ),
        on_day(
            2,
            CASE,
            ["Write down the cause and what will be done", "Ursache und nächste Schritte festhalten"],
            ["Also tell whoever can put the cause right.", "Sagen Sie es auch denen, die die Ursache beheben können."],
        ),
    ]
}

const COMPLAINT: (Both, Both) = (
    ["Complaint", "Beschwerde"],
    ["Planned communication until the customer says that it is done.", "Geplante Kommunikation, bis der Kunde sagt, dass es erledigt ist."],
);

fn complaint() -> Vec<Plan> {
    vec![
        within(
            240,
            CASE,
            ["Acknowledge the complaint", "Eingang bestätigen"],
            [
                "Say that it arrived, who takes care, and when they hear the plan.",
                "Sagen Sie, dass sie ankam, wer sich kümmert und wann der Plan kommt.",
            ],
        ),
        on_day(
            1,
            CASE,
            ["Tell the plan", "Den Plan nennen"],
            ["What will be done by when, and how they can reach you.", "Was bis wann geschieht und wie Sie erreichbar sind."],
        ),
        on_day(3, CASE, ["Say how far it is", "Sagen, wie weit es ist"], ["Also when there is nothing new.", "Auch wenn es nichts Neues gibt."]),
        on_day(
            5,
            LEAD,
            ["Look whether it goes well", "Nachsehen, ob es gut läuft"],
            ["Is the plan kept, and is somebody missing to help?", "Wird der Plan eingehalten, und fehlt jemand, der hilft?"],
        ),
        on_day(
            10,
            CASE,
            ["Ask whether it is done", "Fragen, ob es erledigt ist"],
            ["It is done when the customer says so.", "Erledigt ist es, wenn der Kunde es sagt."],
        ),
    ]
}

const RESCUE: (Both, Both) = (
    ["Thirty-day rescue", "Rettung in dreißig Tagen"],
    [
        "A customer at risk: find out why, agree on a plan, keep it, and ask again.",
        "Ein Kunde in Gefahr: herausfinden warum, einen Plan vereinbaren, ihn halten und wieder fragen.",
    ],
);

fn rescue() -> Vec<Plan> {
    vec![
        on_day(
            1,
            ACCOUNT,
            ["Call who decides", "Mit dem Entscheider sprechen"],
            [
                "What has to change for them to stay? Listen, and defend nothing.",
                "Was muss sich ändern, damit sie bleiben? Hören Sie zu und verteidigen Sie nichts.",
            ],
        ),
        on_day(
            3,
            ACCOUNT,
            ["Read all they said in a year", "Alles lesen, was sie in einem Jahr sagten"],
            ["Responses, notes, cases and tickets: what recurs?", "Antworten, Notizen, Fälle und Tickets: was kehrt wieder?"],
        ),
        on_day(
            5,
            ACCOUNT,
            ["Agree on a plan with them", "Mit ihnen einen Plan vereinbaren"],
            [
                "Three things at most, each with a name and a date on both sides.",
                "Höchstens drei Dinge, jedes mit Namen und Datum auf beiden Seiten.",
            ],
        ),
        on_day(
            10,
            ACCOUNT,
            ["Say how far the plan is", "Sagen, wie weit der Plan ist"],
            ["In writing, to all who heard of it.", "Schriftlich, an alle, die davon wissen."],
        ),
        on_day(
            15,
            LEAD,
            ["Look whether the plan is kept", "Nachsehen, ob der Plan gehalten wird"],
            ["Who needs help, and what has to go first?", "Wer braucht Hilfe, und was muss zuerst gehen?"],
        ),
        on_day(
            21,
            ACCOUNT,
            ["Ask them again", "Wieder fragen"],
            [
                "Is it better, and would they stay? Write down their words as a note.",
                "Ist es besser, und würden sie bleiben? Halten Sie ihre Worte als Notiz fest.",
            ],
        ),
    ]
}

const DECISION: (Both, Both) = (
    ["Rescue or part: decide in ten days", "Retten oder trennen: in zehn Tagen entscheiden"],
    [
        "A customer for whom it works no more: decide in good time, together, and write it down.",
        "Ein Kunde, für den es nicht mehr stimmt: rechtzeitig und gemeinsam entscheiden und es festhalten.",
    ],
);

fn decision() -> Vec<Plan> {
    vec![
        on_day(
            3,
            ACCOUNT,
            ["Gather what speaks for and against", "Sammeln, was dafür und dagegen spricht"],
            [
                "Their words, what was tried, what they pay, what they cost us in time and mood.",
                "Ihre Worte, was versucht wurde, was sie zahlen, was sie uns an Zeit und Stimmung kosten.",
            ],
        ),
        on_day(
            6,
            ACCOUNT,
            ["Speak with the customer", "Mit dem Kunden sprechen"],
            ["Do they want to go on, and with what?", "Wollen sie weitermachen, und womit?"],
        ),
        Plan {
            after: After::Days(10),
            owner: LEAD,
            decides: true,
            title: ["Decide: rescue or part", "Entscheiden: retten oder trennen"],
            note: [
                "Write down what was decided, why, and on which words and figures it rests.",
                "Halten Sie fest, was entschieden wurde, warum, und auf welchen Worten und Zahlen es ruht.",
            ],
        },
        on_day(
            12,
            ACCOUNT,
            ["Tell the customer", "Es dem Kunden sagen"],
            [
                "In person, with the next step: a rescue plan, or an orderly end.",
                "Persönlich, mit dem nächsten Schritt: ein Rettungsplan oder ein ordentliches Ende.",
            ],
        ),
    ]
}

const SILENT: (Both, Both) = (
    ["Silent account", "Stilles Konto"],
    ["Nobody was heard for long: call, and send no survey.", "Lange war niemand zu hören: rufen Sie an, und senden Sie keine Umfrage."],
);

fn silent() -> Vec<Plan> {
    vec![
        on_day(
            3,
            ACCOUNT,
            ["Call, no survey", "Anrufen, keine Umfrage"],
            [
                "How are they, what has changed, whom should you know by now?",
                "Wie geht es ihnen, was hat sich geändert, wen sollten Sie inzwischen kennen?",
            ],
        ),
        on_day(
            5,
            ACCOUNT,
            ["Note what you heard", "Notieren, was Sie hörten"],
            ["In their words, also when it is good.", "In ihren Worten, auch wenn es gut ist."],
        ),
        on_day(
            10,
            ACCOUNT,
            ["Reach somebody else, if nobody answered", "Jemand anderen erreichen, wenn niemand antwortete"],
            [
                "Two attempts are no answer: ask the person they are paired with.",
                "Zwei Versuche sind keine Antwort: fragen Sie über die gepaarte Person.",
            ],
        ),
    ]
}

const SPONSOR: (Both, Both) =
    (["Sponsor gone", "Fürsprecher gegangen"], ["The person who stood for you there has left.", "Die Person, die dort für Sie stand, ist gegangen."]);

fn sponsor_gone() -> Vec<Plan> {
    vec![
        on_day(
            1,
            ACCOUNT,
            ["Find out who decides now", "Herausfinden, wer jetzt entscheidet"],
            ["Ask the one who leaves for a word of introduction, too.", "Bitten Sie auch die Person, die geht, um ein Wort der Einführung."],
        ),
        on_day(
            5,
            ACCOUNT,
            ["Meet who comes next", "Die Nachfolge kennenlernen"],
            ["What do they expect, and what did they hear of us?", "Was erwarten sie, und was haben sie von uns gehört?"],
        ),
        on_day(
            8,
            LEAD,
            ["Introduce ourselves from above", "Sich von oben vorstellen"],
            ["A call among those who lead shows that it matters.", "Ein Gespräch der Leitenden zeigt, dass es zählt."],
        ),
        on_day(
            10,
            ACCOUNT,
            ["Bring contacts and pairings up to date", "Kontakte und Paare auf den Stand bringen"],
            ["Who decides, who influences, and who faces whom.", "Wer entscheidet, wer mitredet und wer wem gegenübersteht."],
        ),
    ]
}

const THANK: (Both, Both) =
    (["Thank, and ask for a reference", "Danken und um eine Referenz bitten"], ["Somebody praised us.", "Jemand hat uns gelobt."]);

fn thank() -> Vec<Plan> {
    vec![
        on_day(
            2,
            CASE,
            ["Thank them in person", "Persönlich danken"],
            ["Say what their words did to those who did the work.", "Sagen Sie, was ihre Worte bei denen bewirkten, die die Arbeit taten."],
        ),
        on_day(
            2,
            LEAD,
            ["Pass the praise on to the team", "Das Lob an das Team weitergeben"],
            ["By name and word for word.", "Mit Namen und Wort für Wort."],
        ),
        on_day(
            5,
            CASE,
            ["Ask for a reference", "Um eine Referenz bitten"],
            [
                "A sentence to be quoted, or a call with a prospect. Take a no lightly.",
                "Ein Satz zum Zitieren oder ein Gespräch mit Interessenten. Nehmen Sie ein Nein leicht.",
            ],
        ),
    ]
}

const GROWTH: (Both, Both) = (
    ["Growth talk", "Gespräch über mehr"],
    ["A customer who is content and wants to do more with us.", "Ein Kunde, der zufrieden ist und mehr mit uns machen will."],
);

fn growth() -> Vec<Plan> {
    vec![
        on_day(
            5,
            ACCOUNT,
            ["Look what would help them next", "Nachsehen, was ihnen als Nächstes hilft"],
            [
                "From their words and what they use, not from our list of prices.",
                "Aus ihren Worten und dem, was sie nutzen, nicht aus unserer Preisliste.",
            ],
        ),
        on_day(
            10,
            ACCOUNT,
            ["Talk about their next year", "Über ihr nächstes Jahr sprechen"],
            ["What do they want to reach, and where can we be of use?", "Was wollen sie erreichen, und wo können wir nützen?"],
        ),
        on_day(
            15,
            ACCOUNT,
            ["Propose one thing", "Eine Sache vorschlagen"],
            ["With what it is worth to them, and somebody who has it already.", "Mit dem, was es ihnen wert ist, und jemandem, der es schon hat."],
        ),
    ]
}

const OTHERS: (Both, Both) =
    (["Others affected", "Andere Betroffene"], ["Others went through the same and said nothing.", "Andere haben dasselbe erlebt und nichts gesagt."]);

fn others() -> Vec<Plan> {
    vec![
        on_day(
            1,
            CASE,
            ["List who went through the same", "Auflisten, wer dasselbe erlebte"],
            ["The same touchpoint in the same days.", "Derselbe Kontaktpunkt in denselben Tagen."],
        ),
        on_day(
            2,
            CASE,
            ["Write to them before they complain", "Ihnen schreiben, bevor sie sich beschweren"],
            ["What happened, what was done, and whom to call.", "Was geschah, was getan wurde und wen sie anrufen können."],
        ),
        on_day(
            5,
            LEAD,
            ["Make sure that it does not come again", "Dafür sorgen, dass es nicht wiederkommt"],
            ["What in how we work let it happen?", "Was an unserer Arbeitsweise ließ es zu?"],
        ),
    ]
}
