//! What a starting pack brings to begin with: root causes, case rules, watches, a class of service and playbooks, in the language of the workspace.

use axum::Json;
use axum::extract::State;
use customers::contacts::Role;
use customers::pairings::Matter;
use edge::{House, Place, Problem, Problems};
use identity::May;
use identity::may::ManageLoop;
use kernel::{Id, Time};
use serde::Serialize;
use serde_json::json;
use store::{Error, Tx};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::cases::{HoldOn, Kind, Priority};
use crate::rules::{On, Record, Route};
use crate::services::{self, Level, Ours, Theirs};
use crate::{causes, digests, playbooks, rules};

/// Root causes to start with, in English and in German.
const CAUSES: [[&str; 2]; 8] = [
    ["Expectation set wrong", "Falsche Erwartung geweckt"],
    ["Wrong answer", "Falsche Auskunft"],
    ["Slow", "Zu langsam"],
    ["Unreliable", "Unzuverlässig"],
    ["Behaviour", "Verhalten"],
    ["Hand-over", "Übergabe"],
    ["Price", "Preis"],
    ["Product gap", "Lücke im Produkt"],
];

/// All routes of packs.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(apply))
}

/// What a pack brought.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
struct PackLoop {
    /// Root causes made.
    causes: usize,
    /// Case rules made.
    rules: usize,
    /// Watches made.
    watches: usize,
    /// Classes of service made: one for all, where there was none.
    service_classes: usize,
    /// Playbooks made.
    playbooks: usize,
    /// Owners and admins who get the digest of each week from now on, with what weekly watches found; none where somebody gets it already.
    digests: usize,
}

/// Make the root causes, case rules, watches, the class of service and playbooks that a starting pack brings, and let owners and admins get the digest of each week; what is there already stays as it is, so that this can be repeated.
#[utoipa::path(post, path = "/v1/packs/{key}/loop", operation_id = "apply_pack_loop", tag = "manage", params(May<ManageLoop>, ("key" = String, Path)),
    responses((status = 200, body = PackLoop), Problems))]
async fn apply(State(house): State<House>, may: May<ManageLoop>, Place(key): Place<String>) -> Result<Json<PackLoop>, Problem> {
    journeys::packs::find(&key).ok_or_else(|| Problem::not_found("pack", &key))?;
    let mut tx = house.store.begin(&may.act).await?;
    let brought = bring(&mut tx, &key).await?;
    tx.commit().await?;
    Ok(Json(brought))
}

async fn bring(tx: &mut Tx<'_>, pack: &str) -> Result<PackLoop, Error> {
    let language = usize::from(crate::language(tx).await? == "de");
    let causes = causes::ensure(tx, &CAUSES.map(|names| names[language])).await?;
    let rules = rules::ensure(tx, first_rules(language, tx.act().now)).await?;
    let watches = monitor::watches::ensure(tx, language == 1).await?;
    let service_classes = services::ensure(tx, usual_service(language)).await?;
    let playbooks = playbooks::ensure(tx, playbooks::first(language, tx.act().now)).await?;
    let digests = digests::ensure(tx).await?;
    let brought = PackLoop { causes, rules, watches, service_classes, playbooks, digests };
    if causes + rules + watches + service_classes + playbooks + digests > 0 {
        let mut detail = json!(brought);
        detail["pack"] = json!(pack);
        identity::audit::audit(tx, "pack.loop", "workspace", Some(tx.workspace()), &detail).await?;
    }
    Ok(brought)
}

/// How soon everybody is helped to start with: a word within four hours, done within five days of eight.
fn usual_service(language: usize) -> services::Record {
    services::Record {
        id: Id::from_bytes([0; 16]),
        name: ["Everybody", "Alle"][language].to_owned(),
        position: 0,
        condition: String::new(),
        first_word_minutes: 240,
        resolve_minutes: 2_400,
        escalation: vec![
            Level { after_minutes: 0, ours: Ours::TeamLead, theirs: None },
            Level { after_minutes: 480, ours: Ours::AccountOwner, theirs: Some(Theirs::Role { role: Role::Decides }) },
        ],
        changed_at: Time::default(),
        revision: 0,
    }
}

/// Case rules to start with: bad experiences also where only the words are bad, complaints, and thanks to promoters.
fn first_rules(language: usize, now: Time) -> Vec<Record> {
    let paired = vec![Route::Pairing { matter: Matter::Operations }, Route::AccountOwner, Route::TouchpointTeam];
    let rule = |names: [&str; 2], on: On, condition: &str, kind: Kind, priority: Priority, hold: HoldOn| Record {
        id: Id::from_bytes([0; 16]),
        name: names[language].to_owned(),
        enabled: true,
        on,
        condition: condition.to_owned(),
        kind,
        priority,
        routing: paired.clone(),
        watch: None,
        service_class: None,
        hold,
        playbook: None,
        within_days: 30,
        made_at: now,
        changed_at: now,
        revision: 0,
    };
    let (answer, done) = (On::Answer, On::Interaction);
    vec![
        rule(["Bad experience", "Schlechtes Erlebnis"], answer, "score10 <= 6 or words = 'bad'", Kind::Experience, Priority::High, HoldOn::Contact),
        rule(["Complaint", "Beschwerde"], done, "source = 'complaints'", Kind::Complaint, Priority::Urgent, HoldOn::Account),
        rule(
            ["Thank promoters", "Fürsprechern danken"],
            answer,
            "question_kind = 'nps' and score >= 9 and not words in ('bad', 'mixed')",
            Kind::Praise,
            Priority::Low,
            HoldOn::None,
        ),
    ]
}
