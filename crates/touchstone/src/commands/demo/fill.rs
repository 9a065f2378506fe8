//! Fills a house with the demo company, by the requests that people, pages and commands make.

use std::collections::HashMap;
use std::path::Path;

use ::demo::company::{Company, Member};
use ::demo::files::Files;
use ::demo::surveys::{Said, Way};
use ::demo::touchpoints::Touchpoint;
use ::demo::{Demo, Plan, notes, tickets};
use anyhow::{Context, Result, bail};
use jiff::civil::DateTime;
use kernel::Zone;
use serde_json::{Map, Value, json};

use super::super::import::{Kind, report, sent};
use super::super::print;
use super::acts;
use super::hand::Hand;
use crate::building::Building;
use crate::operator::{Call, Transport};

/// Opens every log-in of the demo.
pub(super) const PASSWORD: &str = "touchstone-demo";
/// Surveys of the pack that the company has published.
const PUBLISHED: [&str; 2] = ["relationship_nps", "ticket_closed"];
/// Answers in one request.
const MOST: usize = 500;
/// Days that a case rule reaches back.
const RULES_REACH: i64 = 3;
/// The key of the source of tickets.
const HELP_DESK: &str = "help_desk";
/// The key of the workspace.
const WORKSPACE: &str = "kestrel";

/// Makes the workspace and everything in it; keeps the files it brought in.
pub(super) async fn fill(building: &Building, plan: &Plan, hand: &Hand) -> Result<()> {
    let demo = Demo::of(plan);
    let company = demo.company;
    print(&format!("Filling the demo: {}, two years until {}.\n", company.name, plan.until))?;
    let way = &Transport::within(building);
    let fill = Fill { way, company, plan };
    fill.workspace().await?;
    let teams = fill.teams().await?;
    fill.members(&teams).await?;
    fill.journey(&teams).await?;
    fill.offerings().await?;
    fill.loop_of_pack().await?;
    fill.files(&demo, &building.folder().path().join("files")).await?;
    fill.surveys(&demo).await?;
    fill.pairings(&demo).await?;
    fill.notes(&demo).await?;
    fill.programmes().await?;
    fill.class_rules().await?;
    fill.watches().await?;
    acts::act(&fill, building, hand).await
}

pub(super) struct Fill<'a> {
    way: &'a Transport,
    pub company: &'a Company,
    pub plan: &'a Plan,
}

/// Ids by what names a thing for people.
pub(super) type Ids = HashMap<String, String>;

impl Fill<'_> {
    pub async fn call(&self, call: Call) -> Result<Value> {
        self.way.call(call).await?.json().await
    }

    /// The question by which customers are asked whether they will do more has a name of its own here.
    async fn class_rules(&self) -> Result<()> {
        let mut held = self.call(Call::get("/v1/class-rules")).await?;
        held["rules"]["more_questions"] = json!(["do_more", "more_business"]);
        let laid = json!({"rules": held["rules"], "version": held["version"], "note": "Our own question about doing more counts."});
        self.call(Call::put("/v1/class-rules", laid)).await.map(drop)
    }

    /// What the pack has to act with, before anything is heard. Its rules do not reach far back, so that the demo begins with the cases of its last
    /// days; its watches would look after what the company's own do.
    async fn loop_of_pack(&self) -> Result<()> {
        self.call(Call::post("/v1/packs/msp/loop", json!({}))).await?;
        for id in self.ids("/v1/watches", "name").await?.values() {
            self.way.call(Call::delete(format!("/v1/watches/{id}"))).await?.accepted().await?;
        }
        for id in self.ids("/v1/case-rules", "name").await?.values() {
            self.call(Call::patch(format!("/v1/case-rules/{id}"), json!({"within_days": RULES_REACH}))).await?;
        }
        Ok(())
    }

    /// What the company looks after: what fell or rose in half a year, low scores of those who matter, and who says nothing any more.
    async fn watches(&self) -> Result<()> {
        let half_a_year =
            |by: &str, is: &str| json!({"kind": "figure", "question": {"measure": "csat", "by": [by]}, "days": 180, "condition": {"is": is}});
        let watches = [
            ("Touchpoint fell", half_a_year("touchpoint", "fell")),
            ("Touchpoint rose", half_a_year("touchpoint", "rose")),
            ("Team fell", half_a_year("team", "fell")),
            ("Low score of somebody who matters", json!({"kind": "low_score", "who": ["decides", "top_revenue"]})),
            ("Customer turns at risk or dangling", json!({"kind": "event", "event": "class.changed", "to": ["at_risk", "dangling"]})),
            ("Decider not heard before renewal", json!({"kind": "unheard"})),
            ("Revenue heard", json!({"kind": "revenue_heard", "below": 60.0})),
        ];
        for (name, rule) in watches {
            self.call(Call::post("/v1/watches", json!({"name": name, "pace": "daily", "rule": rule}))).await?;
        }
        Ok(())
    }

    async fn workspace(&self) -> Result<()> {
        let settings = json!({"key": WORKSPACE, "name": self.company.name, "zone": self.company.zone, "locale": "en", "currency": "EUR"});
        self.call(Call::post("/v1/workspaces", settings).anywhere()).await?;
        self.call(Call::post("/v1/packs/msp/apply", json!({}))).await.map(drop)
    }

    async fn teams(&self) -> Result<Ids> {
        let mut ids = Ids::new();
        for team in &self.company.teams {
            let parent = team.parent.as_ref().and_then(|parent| ids.get(parent));
            let made = self.call(Call::post("/v1/teams", json!({"key": team.key, "name": team.name, "parent": parent}))).await?;
            ids.insert(team.key.clone(), text(&made, "id")?);
        }
        Ok(ids)
    }

    /// Everybody is invited and accepts, as people do.
    async fn members(&self, teams: &Ids) -> Result<()> {
        for member in &self.company.members {
            self.member(member).await.with_context(|| member.name.clone())?;
        }
        let ids = self.ids("/v1/members?limit=500", "mail").await?;
        for (member, team) in self.company.members.iter().filter_map(|member| Some((member, teams.get(member.team.as_ref()?)?))) {
            let id = ids.get(&member.mail(self.company)).context("a member is missing")?;
            let put = Call::put(format!("/v1/teams/{team}/members/{id}"), json!({"leads": member.leads}));
            self.way.call(put).await?.accepted().await?;
        }
        print(&format!("  {} people in {} teams\n", ids.len(), teams.len()))
    }

    async fn member(&self, member: &Member) -> Result<()> {
        let invitation = json!({"mail": member.mail(self.company), "role": member.role});
        let link = text(&self.call(Call::post("/v1/members", invitation)).await?, "link")?;
        let secret = link.split_once('#').map(|(_, secret)| secret).context("the link has no secret")?;
        let acceptance = json!({"secret": secret, "password": PASSWORD, "name": member.name});
        self.call(Call::post("/v1/links/accept", acceptance).anywhere()).await.map(drop)
    }

    /// Some touchpoints belong to one team of the head office.
    async fn journey(&self, teams: &Ids) -> Result<()> {
        let touchpoints = self.ids("/v1/touchpoints", "key").await?;
        for (touchpoint, team) in [("website", "sales"), ("first_talk", "sales"), ("quote", "sales"), ("invoice", "billing")] {
            let id = touchpoints.get(touchpoint).with_context(|| format!("the pack has no touchpoint {touchpoint}"))?;
            self.call(Call::patch(format!("/v1/touchpoints/{id}"), json!({"team": teams.get(team)}))).await?;
        }
        print(&format!("  {} touchpoints\n", touchpoints.len()))
    }

    async fn offerings(&self) -> Result<()> {
        for offering in &self.company.offerings {
            self.call(Call::post("/v1/offerings", json!({"key": offering.key, "name": offering.name}))).await?;
        }
        print(&format!("  {} offerings\n", self.company.offerings.len()))
    }

    /// The pack brings surveys; two of them take answers, and have some.
    async fn surveys(&self, demo: &Demo) -> Result<()> {
        self.call(Call::post("/v1/packs/msp/surveys", json!({}))).await?;
        let surveys = self.ids("/v1/surveys?limit=500", "key").await?;
        for key in PUBLISHED {
            let id = surveys.get(key).with_context(|| format!("the pack has no survey {key}"))?;
            self.call(Call::post(format!("/v1/surveys/{id}/publish"), json!({}))).await?;
            let ways: Vec<Value> = demo.ways.iter().filter(|way| way.survey == key).map(|way| self.way(demo, way)).collect::<Result<_>>()?;
            for answers in ways.chunks(MOST) {
                let taken = self.call(Call::post(format!("/v1/surveys/{id}/answers"), json!({"answers": answers}))).await?;
                if let Some(refused) = taken["refused"].as_array().and_then(|refused| refused.first()) {
                    bail!("{key}: {refused}");
                }
            }
        }
        print(&format!("  {} people on their way through surveys of our own\n", demo.ways.len()))
    }

    /// A way through a survey, as the product takes it.
    fn way(&self, demo: &Demo, way: &Way) -> Result<Value> {
        let zone: Zone = self.company.zone.parse()?;
        let instant = |moment: DateTime| zone.at(moment).with_context(|| format!("{moment} is no moment"));
        let contact = &demo.contacts[way.contact];
        let said = |said: &Said| match said {
            Said::Number(number) => json!(number),
            Said::Text(text) => json!(text),
            Said::Yes => json!(true),
        };
        let answers: Map<String, Value> = way.said.iter().map(|(key, what)| ((*key).to_owned(), said(what))).collect();
        Ok(json!({
            "external_id": way.id,
            "contact": {"external_id": contact.external_id},
            "account": {"external_id": demo.accounts[contact.account].external_id},
            "language": contact.language,
            "started_at": instant(way.started_at)?,
            "sent_at": way.sent_at.map(instant).transpose()?,
            "answers": answers,
        }))
    }

    /// The files are written down and brought in like anybody's.
    async fn files(&self, demo: &Demo, folder: &Path) -> Result<()> {
        let Files { accounts, contacts: people, contracts, tickets, answers } = Files::of(demo);
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        self.import(Kind::Accounts, folder, "accounts.csv", &accounts, None, "").await?;
        self.import(Kind::Contacts, folder, "contacts.csv", &people, None, "").await?;
        self.import(Kind::Contracts, folder, "contracts.csv", &contracts, None, "").await?;
        print(&format!("  {} accounts, {} contacts, {} contracts\n", demo.accounts.len(), demo.contacts.len(), demo.contracts.len()))?;
        for file in answers {
            self.import(Kind::Responses, folder, file.name, &file.csv, Some(file.map), "").await?;
        }
        print(&format!("  {} answers\n", demo.answers.len()))?;
        self.help_desk().await?;
        self.import(Kind::Interactions, folder, "tickets.csv", &tickets, None, &format!("source={HELP_DESK}")).await?;
        print(&format!("  {} tickets of the help desk\n", demo.tickets.len()))
    }

    async fn import(&self, kind: Kind, folder: &Path, name: &str, csv: &str, map: Option<&str>, query: &str) -> Result<()> {
        let file = folder.join(name);
        write(&file, csv)?;
        let beside = file.with_extension("toml");
        if let Some(map) = map {
            write(&beside, map)?;
        }
        let report = self.call(sent(kind, &file, map.map(|_| beside.as_path()), query)?).await.with_context(|| name.to_owned())?;
        if report::refused(&report) > 0 {
            bail!("{name}: {}", report::in_words(&report, false));
        }
        Ok(())
    }

    async fn pairings(&self, demo: &Demo) -> Result<()> {
        let (accounts, contacts) =
            (self.ids("/v1/accounts?limit=500", "external_id").await?, self.ids("/v1/contacts?limit=500", "external_id").await?);
        let members = self.ids("/v1/members?limit=500", "mail").await?;
        for pairing in &demo.pairings {
            let account = accounts.get(&pairing.account).context("an account is missing")?;
            let member = pairing.member.as_ref().and_then(|mail| members.get(mail));
            let contact = pairing.contact.as_ref().and_then(|contact| contacts.get(contact));
            let path = format!("/v1/accounts/{account}/pairings/{}", pairing.matter);
            self.call(Call::patch(path, json!({"member": member, "contact": contact}))).await?;
        }
        print(&format!("  {} pairings\n", demo.pairings.len()))
    }

    /// The source that tells of tickets, and what they are about.
    async fn help_desk(&self) -> Result<()> {
        self.call(Call::post("/v1/sources", json!({"key": HELP_DESK, "name": "Help desk", "kind": "files"}))).await?;
        for touchpoint in [Touchpoint::RoutineRequest, Touchpoint::MajorIncident, Touchpoint::Change] {
            let rule = json!({"source": HELP_DESK, "event": tickets::event(touchpoint), "touchpoint": touchpoint.key(), "channel": "portal"});
            self.call(Call::post("/v1/event-rules", rule)).await?;
        }
        Ok(())
    }

    /// What was heard in calls and on visits.
    async fn notes(&self, demo: &Demo) -> Result<()> {
        let zone: Zone = self.company.zone.parse()?;
        let (accounts, contacts) =
            (self.ids("/v1/accounts?limit=500", "external_id").await?, self.ids("/v1/contacts?limit=500", "external_id").await?);
        for note in notes::all() {
            let (account, speaker) = note.whose(demo).with_context(|| format!("nobody said {:?}", note.body))?;
            let wish = json!({
                "kind": note.kind,
                "account": accounts.get(&account.external_id),
                "contact": speaker.and_then(|contact| contacts.get(&contact.external_id)),
                "happened_at": zone.at(note.moment(&demo.plan)),
                "touchpoint": note.touchpoint,
                "offering": note.offering,
                "sentiment": note.sentiment,
                "propensity": note.propensity,
                "consent": "internal",
                "body": note.body,
                "passages": note.passages().map(|(starts, quote, mark)| json!({"starts": starts, "quote": quote, "mark": mark})).collect::<Vec<_>>(),
            });
            self.call(Call::post("/v1/observations", wish)).await.with_context(|| note.body.clone())?;
        }
        print(&format!("  {} notes\n", notes::all().len()))
    }

    /// Two programmes run, and one is ready to be looked at before it begins.
    async fn programmes(&self) -> Result<()> {
        let surveys = self.ids("/v1/surveys?limit=500", "key").await?;
        let deciders = json!({"name": "Who decides", "kind": "filter", "filter": "state = 'live' and role = 'decides'"});
        let deciders = text(&self.call(Call::post("/v1/audiences", deciders)).await?, "id")?;
        let all = json!({"name": "Everybody at customers we serve", "kind": "filter", "filter": "state in ('onboarding', 'live')"});
        let all = text(&self.call(Call::post("/v1/audiences", all)).await?, "id")?;
        let after_a_request = json!({"trigger": {"when": "event", "touchpoint": "routine_request", "delay_minutes": 1440}, "reminders": [3]});
        let relationship =
            json!({"trigger": {"when": "wave", "every": "half_year", "spread_days": 60, "seed": 1}, "reminders": [7], "sender": "owner"});
        let talk = json!({"trigger": {"when": "contract_end", "days_before": 150}, "channel": "interview"});
        for (name, survey, audience, plan, runs) in [
            ("After a request", "ticket_closed", &all, after_a_request, true),
            ("Before a contract ends", "relationship_nps", &deciders, talk, true),
            ("A word about everything, twice a year", "relationship_nps", &all, relationship, false),
        ] {
            let wish = json!({"name": name, "survey": surveys.get(survey), "audience": audience, "plan": plan});
            let made = self.call(Call::post("/v1/programmes", wish)).await.with_context(|| name.to_owned())?;
            if runs {
                let path = format!("/v1/programmes/{}", text(&made, "id")?);
                self.call(Call::patch(path, json!({"state": "running"}))).await.with_context(|| name.to_owned())?;
            }
        }
        print("  3 programmes\n")
    }

    /// The ids of all items of a list, by one of their fields.
    pub async fn ids(&self, path: &str, name: &str) -> Result<Ids> {
        let (mut ids, mut next) = (Ids::new(), Some(String::new()));
        while let Some(cursor) = next {
            let call = if cursor.is_empty() { path.to_owned() } else { format!("{path}&cursor={cursor}") };
            let page = self.call(Call::get(call)).await?;
            for item in page["items"].as_array().into_iter().flatten() {
                ids.insert(text(item, name)?, text(item, "id")?);
            }
            next = page["next"].as_str().map(ToOwned::to_owned);
        }
        Ok(ids)
    }
}

pub(super) fn text(value: &Value, name: &str) -> Result<String> {
    value[name].as_str().map(ToOwned::to_owned).with_context(|| format!("the answer has no {name}"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
