//! Fills a house with the demo company, by the requests that people, pages and commands make.

use std::collections::HashMap;
use std::path::Path;

use ::demo::company::{Company, Member};
use ::demo::files::Files;
use ::demo::surveys::{Said, Way};
use ::demo::{Demo, Plan};
use anyhow::{Context, Result, bail};
use jiff::civil::DateTime;
use kernel::Zone;
use serde_json::{Map, Value, json};

use super::super::import::{Kind, report, sent};
use super::super::print;
use crate::operator::{Call, Transport};

/// Opens every log-in of the demo.
pub(super) const PASSWORD: &str = "touchstone-demo";
/// Surveys of the pack that the company has published.
const PUBLISHED: [&str; 2] = ["relationship_nps", "ticket_closed"];
/// Answers in one request.
const MOST: usize = 500;
/// The key of the workspace.
const WORKSPACE: &str = "kestrel";

/// Makes the workspace and everything in it; keeps the files it brought in.
pub(super) async fn fill(way: &Transport, plan: &Plan, folder: &Path) -> Result<()> {
    let demo = Demo::of(plan);
    let company = demo.company;
    print(&format!("Filling the demo: {}, two years until {}.\n", company.name, plan.until))?;
    let fill = Fill { way, company };
    fill.workspace().await?;
    let teams = fill.teams().await?;
    fill.members(&teams).await?;
    fill.journey(&teams).await?;
    fill.offerings().await?;
    fill.files(&demo, folder).await?;
    fill.surveys(&demo).await?;
    fill.pairings(&demo).await
}

struct Fill<'a> {
    way: &'a Transport,
    company: &'a Company,
}

/// Ids by what names a thing for people.
type Ids = HashMap<String, String>;

impl Fill<'_> {
    async fn call(&self, call: Call) -> Result<Value> {
        self.way.call(call).await?.json().await
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
        let Files { accounts, contacts: people, contracts, answers } = Files::of(demo);
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        self.import(Kind::Accounts, folder, "accounts.csv", &accounts, None).await?;
        self.import(Kind::Contacts, folder, "contacts.csv", &people, None).await?;
        self.import(Kind::Contracts, folder, "contracts.csv", &contracts, None).await?;
        print(&format!("  {} accounts, {} contacts, {} contracts\n", demo.accounts.len(), demo.contacts.len(), demo.contracts.len()))?;
        for file in answers {
            self.import(Kind::Responses, folder, file.name, &file.csv, Some(file.map)).await?;
        }
        print(&format!("  {} answers\n", demo.answers.len()))
    }

    async fn import(&self, kind: Kind, folder: &Path, name: &str, csv: &str, map: Option<&str>) -> Result<()> {
        let file = folder.join(name);
        write(&file, csv)?;
        let beside = file.with_extension("toml");
        if let Some(map) = map {
            write(&beside, map)?;
        }
        let report = self.call(sent(kind, &file, map.map(|_| beside.as_path()), "")?).await.with_context(|| name.to_owned())?;
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

    /// The ids of all items of a list, by one of their fields.
    async fn ids(&self, path: &str, name: &str) -> Result<Ids> {
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

fn text(value: &Value, name: &str) -> Result<String> {
    value[name].as_str().map(ToOwned::to_owned).with_context(|| format!("the answer has no {name}"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
