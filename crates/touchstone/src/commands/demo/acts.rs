//! What the company did about what it heard: how soon customers are helped, cases, a playbook, decisions, and what customers were told of one.
//! Each is done on its own day, by the clock of the house.

use ::demo::span::later;
use anyhow::{Context, Result};
use jiff::civil::{Date, Weekday};
use kernel::{Time, Zone};
use serde_json::{Value, json};

use super::super::print;
use super::fill::{Fill, Ids, PASSWORD, text};
use super::hand::Hand;
use crate::building::Building;
use crate::operator::{Call, Transport};

/// Days back in which an answer lies that something is done about.
const LATELY: i32 = 45;
/// The account whose sponsor left.
const SPONSOR: &str = "C-1031";

/// Answers somebody looks for: about a touchpoint, this bad, from these people.
struct Heard {
    touchpoint: &'static str,
    worst: &'static str,
    whose: &'static str,
}

/// A case as it went.
struct Went {
    title: &'static str,
    about: Heard,
    team: &'static str,
    priority: &'static str,
    /// Days before the last one on which it opened.
    opened: i32,
    /// What happened so many days after it opened.
    then: &'static [(i32, Step)],
}

enum Step {
    Begun,
    Spoke(&'static str, &'static str),
    Waits,
    /// By which cause, and what was done.
    Resolved(&'static str, &'static str),
    Closed,
}

impl Step {
    fn of(&self, case: &str, causes: &Ids) -> Call {
        let path = format!("/v1/cases/{case}");
        match self {
            Self::Begun => Call::patch(path, json!({"state": "working"})),
            Self::Spoke(way, note) => Call::post(format!("{path}/words"), json!({"way": way, "note": note})),
            Self::Waits => Call::patch(path, json!({"state": "waiting"})),
            Self::Resolved(why, action) => Call::patch(path, json!({"state": "resolved", "cause": causes.get(*why), "action": action})),
            Self::Closed => Call::patch(path, json!({"state": "closed"})),
        }
    }
}

const SLOW: Heard = Heard { touchpoint: "routine_request", worst: "2", whose: "team=support-north" };
const INVOICE: Heard = Heard { touchpoint: "invoice", worst: "3", whose: "account_attribute=tier:bronze" };
const INCIDENT: Heard = Heard { touchpoint: "major_incident", worst: "2", whose: "" };
const CUT_OVER: Heard = Heard { touchpoint: "cut_over", worst: "3", whose: "" };

const CASES: [Went; 5] = [
    Went { title: "Waits for days for a simple request", about: SLOW, team: "support-north", priority: "high", opened: 1, then: &[] },
    Went {
        title: "Requests take too long, and nobody calls back",
        about: SLOW,
        team: "support-north",
        priority: "high",
        opened: 4,
        then: &[(0, Step::Begun), (1, Step::Spoke("call", "They want a name they can call. Two requests are still open; we look at both today."))],
    },
    Went {
        title: "The dearer contract came without a word",
        about: INVOICE,
        team: "billing",
        priority: "normal",
        opened: 9,
        then: &[
            (0, Step::Begun),
            (1, Step::Spoke("call", "Explained what became dearer and why. They ask for the old price until the end of the term.")),
            (2, Step::Waits),
        ],
    },
    Went {
        title: "An incident kept a branch closed for a morning",
        about: INCIDENT,
        team: "support-west",
        priority: "urgent",
        opened: 24,
        then: &[
            (0, Step::Begun),
            (0, Step::Spoke("call", "They lost a morning. What they ask for is to hear every half hour, not to be faster.")),
            (3, Step::Resolved("Unreliable", "The line has a second way in, and whoever reports an incident hears every half hour.")),
        ],
    },
    Went {
        title: "Forgot what was agreed about the weekend",
        about: Heard { whose: "team=support-south", ..SLOW },
        team: "support-south",
        priority: "normal",
        opened: 38,
        then: &[
            (1, Step::Begun),
            (1, Step::Spoke("mail", "Said sorry, and that we looked at what went wrong between the two shifts.")),
            (5, Step::Resolved("Hand-over", "What is agreed by telephone stands in the ticket before the shift ends.")),
            (9, Step::Closed),
        ],
    },
];

/// Does it all, and lets the clock show the present again.
pub(super) async fn act(fill: &Fill<'_>, building: &Building, hand: &Hand) -> Result<()> {
    let zone: Zone = fill.company.zone.parse()?;
    let owner = Transport::of_member(building, &fill.company.owner(), PASSWORD).await?;
    let acts = Acts { fill, building, owner, until: fill.plan.until, hand, zone };
    let done = acts.all().await;
    hand.let_go();
    done
}

struct Acts<'a> {
    fill: &'a Fill<'a>,
    building: &'a Building,
    /// The way of the owner, who decides.
    owner: Transport,
    until: Date,
    hand: &'a Hand,
    zone: Zone,
}

impl Acts<'_> {
    async fn all(&self) -> Result<()> {
        self.gold().await?;
        let cases = self.cases().await?;
        self.playbook().await?;
        let onboarding = self.onboarding().await?;
        self.support().await?;
        self.announce(&onboarding).await?;
        print(&format!("  {cases} cases, 1 playbook that is followed, 2 decisions, 1 announcement\n"))
    }

    /// What the owner does.
    async fn call(&self, call: Call) -> Result<Value> {
        self.owner.call(call).await?.json().await
    }

    /// The working day that lies so many days before the last one.
    fn day(&self, days: i32) -> Date {
        let day = later(self.until, -days);
        match day.weekday() {
            Weekday::Saturday => later(day, -1),
            Weekday::Sunday => later(day, -2),
            _ => day,
        }
    }

    /// That day at an hour, by the clock on the wall.
    fn moment(&self, days: i32, hour: i8) -> Result<Time> {
        self.zone.at(self.day(days).at(hour, 0, 0, 0)).context("no such moment")
    }

    fn on(&self, days: i32, hour: i8) -> Result<()> {
        self.hand.turn_back(self.moment(days, hour)?);
        Ok(())
    }

    /// Gold customers hear sooner than others.
    async fn gold(&self) -> Result<()> {
        let gold = json!({
            "name": "Gold customers",
            "where": "account.tier = 'gold'",
            "first_word_minutes": 60,
            "resolve_minutes": 960,
            "escalation": [
                {"after_minutes": 0, "ours": {"to": "account_owner"}, "theirs": null},
                {"after_minutes": 240, "ours": {"to": "team_lead"}, "theirs": {"to": "role", "role": "decides"}},
            ],
        });
        let made = self.call(Call::post("/v1/service-classes", gold)).await?;
        let path = format!("/v1/service-classes/{}", text(&made, "id")?);
        self.call(Call::patch(path, json!({"position": 0}))).await?;
        Ok(())
    }

    /// Answers like these of the days before, those of people we know, the newest first.
    async fn heard(&self, heard: &Heard, before: Date, days: i32) -> Result<Vec<Value>> {
        let Heard { touchpoint, worst, whose } = heard;
        let during = format!("{}..{before}", later(before, -days));
        let path =
            format!("/v1/responses?touchpoint={touchpoint}&question=satisfaction&score_until={worst}&worded=true&during={during}&limit=100&{whose}");
        let found = self.call(Call::get(path.trim_end_matches('&'))).await?;
        let known =
            found["items"].as_array().into_iter().flatten().filter(|one| one["contact"]["id"].is_string() && one["account"]["id"].is_string());
        Ok(known.cloned().collect())
    }

    async fn cases(&self) -> Result<usize> {
        let causes = self.fill.ids("/v1/root-causes", "name").await?;
        let members = self.fill.ids("/v1/members?limit=500", "mail").await?;
        let mut taken: Vec<Value> = Vec::new();
        for case in &CASES {
            let heard = self.heard(&case.about, self.day(case.opened), LATELY).await?;
            let Some(response) = heard.into_iter().find(|one| !taken.contains(&one["contact"]["id"])) else { continue };
            taken.push(response["contact"]["id"].clone());
            let colleague = self.fill.company.people(case.team).next().with_context(|| format!("nobody is in {}", case.team))?;
            let mail = colleague.mail(self.fill.company);
            let colleague = Transport::of_member(self.building, &mail, PASSWORD).await?;
            self.on(case.opened, 9)?;
            let wish = json!({
                "kind": "experience",
                "title": case.title,
                "priority": case.priority,
                "contact": response["contact"]["id"],
                "touchpoint": case.about.touchpoint,
                "owner": members.get(&mail),
                "hold": "contact",
                "responses": [response["id"]],
            });
            let id = text(&colleague.call(Call::post("/v1/cases", wish)).await?.json().await.context(case.title)?, "id")?;
            for (hour, (days, step)) in (10..).zip(case.then) {
                self.on(case.opened - days, hour)?;
                colleague.call(step.of(&id, &causes)).await?.accepted().await.context(case.title)?;
            }
        }
        Ok(taken.len())
    }

    /// The sponsor who left: what to do about it is followed, and its first step is done.
    async fn playbook(&self) -> Result<()> {
        let accounts = self.fill.ids("/v1/accounts?limit=500", "external_id").await?;
        let account = accounts.get(SPONSOR).context("the account of the sponsor is missing")?;
        self.on(5, 9)?;
        let run = self.call(Call::post("/v1/playbooks/sponsor_gone/start", json!({"about": account}))).await?;
        let first = text(&run["tasks"][0], "id")?;
        self.on(3, 15)?;
        self.call(Call::patch(format!("/v1/tasks/{first}"), json!({"state": "done"}))).await.map(drop)
    }

    /// The decision behind the better onboarding, which was carried out.
    async fn onboarding(&self) -> Result<Decision> {
        let plan_began = self.fill.plan.span().month(9);
        let days = ::demo::span::days_between(plan_began, self.until);
        let words = self.heard(&CUT_OVER, plan_began, 200).await?;
        let question = json!({
            "measure": "csat",
            "by": ["touchpoint"],
            "where": "touchpoint in ('kick_off', 'cut_over', 'training')",
            "during": format!("{}..{plan_began}", later(plan_began, -180)),
        });
        self.on(days + 12, 14)?;
        let wish = json!({
            "title": "Every project follows one plan, with a dry run before the cut-over",
            "note": "A third of those who were moved had a bad day of it, whoever did it. Somebody is on site for three days, and one page has dates and names.",
            "touchpoint": "cut_over",
            "owner": self.member("delivery-north").await?,
            "question": question,
            "due_at": self.moment(days, 18)?.to_string(),
            "responses": ids_of(&words, 4),
        });
        let made = self.call(Call::post("/v1/decisions", wish)).await?;
        let decision = Decision { id: text(&made, "id")?, carried_out: days - 20, days: days + 12, words };
        self.on(decision.carried_out, 11)?;
        self.call(Call::patch(format!("/v1/decisions/{}", decision.id), json!({"state": "done"}))).await?;
        Ok(decision)
    }

    /// The decision about support in the north, which is still to be carried out.
    async fn support(&self) -> Result<()> {
        let slow_since = self.fill.plan.span().month(5);
        self.on(18, 16)?;
        let words = self.heard(&SLOW, self.day(18), LATELY).await?;
        let question = json!({
            "measure": "csat",
            "by": ["team"],
            "where": "touchpoint = 'routine_request'",
            "during": format!("{slow_since}..{}", self.day(18)),
            "compare_to": format!("{}..{slow_since}", later(slow_since, -180)),
        });
        let wish = json!({
            "title": "Two more people for support in the north for half a year",
            "note": "Support North alone fell, and people write of waiting. West lends two people until those who are hired have begun.",
            "touchpoint": "routine_request",
            "owner": self.member("north").await?,
            "question": question,
            "due_at": self.moment(-60, 18)?.to_string(),
            "responses": ids_of(&words, 5),
        });
        self.call(Call::post("/v1/decisions", wish)).await.map(drop)
    }

    /// What became of the words about cut-overs, as everybody reads it; one of those who said so agreed that others read their words.
    async fn announce(&self, decision: &Decision) -> Result<()> {
        self.on(decision.days, 15)?;
        let mut quotes = Vec::new();
        if let Some(first) = decision.words.first() {
            let contact = text(&first["contact"], "id")?;
            for purpose in ["quotes", "news"] {
                let consent = json!({"purpose": purpose, "given": true, "source": "phone"});
                self.call(Call::post(format!("/v1/contacts/{contact}/consents"), consent)).await?;
            }
            quotes.extend(words_of(first).map(|words| json!({"response": first["id"], "words": words})));
        }
        let texts = json!([
            {
                "language": "en",
                "title": "Moving to us without a lost day",
                "said": "The day of the cut-over was the worst of working with us: things did not run, and nobody was there to ask.",
                "decided": "Every project follows one plan: a dry run before the day, and somebody on site for three days.",
                "done": "Every project has gone that way since. Nine of ten cut-overs are called good now.",
            },
            {
                "language": "de",
                "title": "Zu uns wechseln, ohne einen Tag zu verlieren",
                "said": "Der Tag der Umstellung war der schlimmste mit uns: Manches lief nicht, und niemand war da, den man fragen konnte.",
                "decided": "Jedes Projekt folgt einem Plan: eine Probe vor dem Tag, und drei Tage lang jemand vor Ort.",
                "done": "Seither läuft jedes Projekt so. Neun von zehn Umstellungen werden jetzt gut genannt.",
            },
        ]);
        let made = self.call(Call::post("/v1/announcements", json!({"decision": decision.id, "texts": texts, "quotes": quotes}))).await?;
        let path = format!("/v1/announcements/{}/publish", text(&made, "id")?);
        let page = self.call(Call::get("/v1/news-page")).await?;
        self.call(Call::put("/v1/news-page", json!({"open": true, "indexed": false, "revision": page["revision"]}))).await?;
        self.call(Call::post(&path, json!({"stage": "decided"}))).await?;
        self.on(decision.carried_out, 12)?;
        self.call(Call::post(&path, json!({"stage": "done"}))).await.map(drop)
    }

    /// Whoever leads a team.
    async fn member(&self, team: &str) -> Result<Option<String>> {
        let members = self.fill.ids("/v1/members?limit=500", "mail").await?;
        let lead = self.fill.company.people(team).find(|member| member.leads);
        Ok(lead.and_then(|lead| members.get(&lead.mail(self.fill.company))).cloned())
    }
}

/// A decision that was carried out.
struct Decision {
    id: String,
    /// Days before the last one on which it was taken.
    days: i32,
    /// Days before the last one on which it was carried out.
    carried_out: i32,
    words: Vec<Value>,
}

fn ids_of(responses: &[Value], most: usize) -> Vec<&Value> {
    responses.iter().take(most).map(|one| &one["id"]).collect()
}

/// The first sentence that somebody wrote, where they wrote something.
fn words_of(response: &Value) -> Option<&str> {
    let text = response["answers"].as_array()?.iter().find_map(|answer| answer["text"].as_str())?;
    Some(text.split_inclusive(['.', '!', '?']).next().unwrap_or(text).trim())
}
