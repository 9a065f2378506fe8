//! Watches to start with.

use ::store::{Error, Tx};
use kernel::{Id, Time};
use measure::Question;
use measure::question::Measure;

use super::{Condition, EventKind, Pace, Record, Rule, Who, store};
use crate::classes::Class;

/// Days that touchpoints are compared with as many before.
const DAYS: u16 = 90;
/// Percent of the revenue that should be heard in a quarter.
const HEARD: f64 = 60.0;

/// Makes the watches to start with whose names are not here yet, in German where that is spoken; returns how many were made.
pub async fn ensure(tx: &mut Tx<'_>, german: bool) -> Result<usize, Error> {
    let names = |names: [&'static str; 2]| names[usize::from(german)];
    let csat = |condition: Condition| {
        let question = Question { by: vec!["touchpoint".into()], ..Question::new(Measure::Csat) };
        Rule::Figure { question: Box::new(question), days: Some(DAYS), condition }
    };
    let event = |event: EventKind, to: Vec<Class>| Rule::Event { event, to };
    let at_once = [
        (
            ["Low score of somebody who decides or of a large account", "Schlechte Note eines Entscheiders oder einer großen Firma"],
            Rule::LowScore { who: vec![Who::Decides, Who::TopRevenue] },
        ),
        (
            ["Customer turns at risk or dangling", "Kunde gerät in Gefahr oder hängt am Faden"],
            event(EventKind::ClassChanged, vec![Class::AtRisk, Class::Dangling]),
        ),
        (["Case is late", "Fall ist überfällig"], event(EventKind::CaseLate, Vec::new())),
    ];
    let monday = [
        (["Touchpoint fell", "Berührungspunkt ist gefallen"], csat(Condition::Fell {})),
        (["Touchpoint rose", "Berührungspunkt ist gestiegen"], csat(Condition::Rose {})),
        (["Customer says nothing any more", "Kunde sagt nichts mehr"], Rule::Silence {}),
        (["Decider not heard before renewal", "Entscheider vor der Verlängerung nicht gehört"], Rule::Unheard {}),
        (["Too little of the revenue was heard", "Zu wenig vom Umsatz wurde gehört"], Rule::RevenueHeard { below: HEARD }),
    ];
    let watches = at_once.into_iter().map(|(name, rule)| watch(names(name), Pace::AtOnce, rule));
    let watches = watches.chain(monday.into_iter().map(|(name, rule)| watch(names(name), Pace::Monday, rule))).collect();
    store::create_missing(tx, watches).await
}

fn watch(name: &str, pace: Pace, rule: Rule) -> Record {
    Record {
        id: Id::from_bytes([0; 16]),
        name: name.to_owned(),
        rule,
        pace,
        enabled: true,
        tells_owner: true,
        subscribers: Vec::new(),
        muted_until: None,
        reading: None,
        failed: None,
        looked_at: None,
        changed_at: Time::FIRST,
        revision: 0,
    }
}
