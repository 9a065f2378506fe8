//! What letters and chats tell of a digest in words, part by part: the same in both.

use measure::question::Measure;
use monitor::alerts::told::{class_name, money};

use super::content::{Cases, Classes, Content, Figure, Silent, Watched, Without};
use super::named::Named;
use super::words::{Words, fill};

/// A heading with its lines.
pub(super) struct Section {
    pub heading: String,
    pub lines: Vec<String>,
}

/// Tells in a language, as far as names are known.
pub(super) struct Teller<'t> {
    pub content: &'t Content,
    pub named: &'t Named,
    pub said: &'t Words,
}

impl Teller<'_> {
    fn german(&self) -> bool {
        self.said.is_german()
    }

    /// What is so, in words a manager would use, with the number inside.
    pub fn headline(&self) -> String {
        let (said, figure) = (self.said, &self.content.total);
        match (self.content.without, figure.value) {
            (Some(Without::NoQuestion), _) => said.no_question.clone(),
            (Some(Without::NoTouchpoint), _) => said.no_touchpoint.clone(),
            (Some(Without::NoCustomer), _) => said.no_customer.clone(),
            (Some(Without::TooMany), _) => said.too_many.clone(),
            (Some(Without::Refused), _) => said.refused.clone(),
            (None, _) if figure.too_few => said.too_few.clone(),
            (None, None) => said.nothing.clone(),
            (None, Some(value)) => {
                let (low, high) = self.ends(figure.low, figure.high);
                let (measure, value) = (self.measure(), self.value(value));
                fill(&said.headline, &[("measure", measure), ("value", &value), ("low", &low), ("high", &high), ("n", &figure.n.to_string())])
            }
        }
    }

    /// How the figure changed, where there is one.
    pub fn change(&self) -> Option<String> {
        let figure = &self.content.total;
        figure.value.filter(|_| self.content.without.is_none() && !figure.too_few)?;
        let (Some(change), Some(low), Some(high)) = (figure.change, figure.change_low, figure.change_high) else {
            return Some(self.said.first_time.clone());
        };
        let said = self.said;
        let (words, change, low, high) = match figure.proved() {
            1 => (&said.rose, said.number(change), said.number(low), said.number(high)),
            -1 => (&said.fell, said.number(-change), said.number(-high), said.number(-low)),
            _ => (&said.not_proved, said.signed(change), said.signed(low), said.signed(high)),
        };
        Some(fill(words, &[("change", &change), ("low", &low), ("high", &high)]))
    }

    /// Which question it is.
    pub fn asked(&self) -> Option<String> {
        self.content.asked.as_ref().map(|asked| fill(&self.said.asked, &[("label", &asked.label)]))
    }

    fn measure(&self) -> &str {
        let measure = self.content.question.as_ref().map_or(Measure::Mean, |question| question.measure);
        match measure {
            Measure::Nps => "NPS",
            Measure::Csat => "CSAT",
            Measure::Ces => "CES",
            Measure::Solved => &self.said.solved,
            _ => &self.said.mean,
        }
    }

    /// A value with its unit.
    fn value(&self, value: f64) -> String {
        let is_share = self.content.question.as_ref().is_some_and(|question| matches!(question.measure, Measure::Csat | Measure::Solved));
        let number = self.said.number(value);
        if is_share { fill(&self.said.percent, &[("n", &number)]) } else { number }
    }

    pub fn ends(&self, low: Option<f64>, high: Option<f64>) -> (String, String) {
        let told = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| self.said.number(value));
        (told(low), told(high))
    }

    /// A figure in words: its value with interval and n, or why there is none.
    pub fn figure(&self, figure: &Figure) -> String {
        match figure.value.filter(|_| !figure.too_few) {
            None if figure.n == 0 => self.said.nothing.clone(),
            None => self.said.too_few.clone(),
            Some(value) => {
                let (low, high) = self.ends(figure.low, figure.high);
                fill(&self.said.figure, &[("value", &self.value(value)), ("low", &low), ("high", &high), ("n", &figure.n.to_string())])
            }
        }
    }

    /// How a figure changed, in short.
    pub fn changed(&self, figure: &Figure) -> Option<String> {
        let said = self.said;
        figure.change.filter(|_| figure.value.is_some()).map(|change| match figure.proved() {
            1 => fill(&said.change_up, &[("change", &said.number(change))]),
            -1 => fill(&said.change_down, &[("change", &said.number(-change))]),
            _ => fill(&said.change_open, &[("change", &said.signed(change))]),
        })
    }

    /// Touchpoint by touchpoint, for where no pictures are drawn.
    pub fn places(&self) -> Section {
        let line = |name: &str, figure: &Figure| {
            let change = self.changed(figure).map(|change| format!(" · {change}")).unwrap_or_default();
            format!("{name}: {}{change}", self.figure(figure))
        };
        let lines = self.content.places.iter().map(|place| line(&place.name, &place.figure)).collect();
        Section { heading: self.said.touchpoints.clone(), lines }
    }

    /// What watches found, what customers are taken for, who says nothing, and cases. A part that is not for this reader is left out.
    pub fn sections(&self) -> Vec<Section> {
        let watches = self.content.watches.as_deref().map(|watches| self.watches(watches));
        let classes = self.content.classes.iter().map(|classes| self.classes(classes));
        let silent = self.content.silent.as_ref().map(|silent| self.silent(silent));
        let cases = Section { heading: self.said.cases_heading.clone(), lines: vec![self.cases(self.content.cases)] };
        watches.into_iter().chain(classes).chain(silent).chain([cases]).collect()
    }

    fn watches(&self, watches: &[Watched]) -> Section {
        let mut lines = Vec::new();
        for one in watches {
            let Some(name) = self.named.watches.get(&one.watch) else { continue };
            let counts = [("fired", one.fired), ("resolved", one.resolved), ("going_on", one.going_on)].map(|(name, n)| (name, n.to_string()));
            let [fired, resolved, going_on] = &counts;
            let values = [("watch", name.as_str()), (fired.0, &fired.1), (resolved.0, &resolved.1), (going_on.0, &going_on.1)];
            lines.push(fill(&self.said.watch, &values));
            let told = one.alerts.iter().filter_map(|id| self.named.alerts.get(id));
            lines.extend(told.map(|told| format!("– {}", told[usize::from(self.german())].words)));
        }
        if lines.is_empty() {
            lines.push(self.said.watches_none.clone());
        }
        Section { heading: self.said.watches.clone(), lines }
    }

    fn classes(&self, classes: &Classes) -> Section {
        let said = self.said;
        let name = |class| class_name(class, self.german());
        let mut lines: Vec<String> = classes
            .counts
            .iter()
            .map(|one| {
                let words = if one.count == one.before { &said.class_same } else { &said.class };
                fill(words, &[("class", name(one.class)), ("n", &one.count.to_string()), ("before", &one.before.to_string())])
            })
            .collect();
        let movers: Vec<String> = classes
            .movers
            .iter()
            .filter_map(|mover| Some(format!("– {}: {} → {}", self.named.customers.get(&mover.id)?, name(mover.was), name(mover.is))))
            .collect();
        if classes.moved > 0 {
            lines.push(fill(&said.moved, &[("n", &classes.moved.to_string())]));
            lines.extend(movers);
        }
        let heading = if classes.noun == monitor::classes::store::Noun::Account { &said.classes } else { &said.classes_people };
        Section { heading: fill(heading, &[("n", &classes.customers.to_string())]), lines }
    }

    fn silent(&self, silent: &Silent) -> Section {
        let said = self.said;
        if silent.accounts == 0 {
            return Section { heading: said.silent.clone(), lines: vec![said.silent_none.clone()] };
        }
        let sums: Vec<String> = silent.at_stake.iter().map(|stake| money(stake.yearly, stake.currency, self.german())).collect();
        let mut lines = vec![fill(&said.silent_count, &[("n", &silent.accounts.to_string()), ("fresh", &silent.fresh.to_string())])];
        if !sums.is_empty() {
            lines.push(fill(&said.silent_stake, &[("money", &sums.join(" + "))]));
        }
        if silent.not_known > 0 {
            lines.push(fill(&said.silent_not_known, &[("n", &silent.not_known.to_string())]));
        }
        let names: Vec<&str> = silent.most.iter().filter_map(|id| self.named.customers.get(id)).map(String::as_str).collect();
        if !names.is_empty() {
            lines.push(fill(&said.silent_most, &[("names", &names.join(", "))]));
        }
        Section { heading: said.silent.clone(), lines }
    }

    fn cases(&self, cases: Cases) -> String {
        if cases == Cases::default() {
            return self.said.cases_none.clone();
        }
        let [opened, closed, open, late] = [cases.opened, cases.closed, cases.open, cases.late].map(|n| n.to_string());
        fill(&self.said.cases, &[("opened", &opened), ("closed", &closed), ("open", &open), ("late", &late)])
    }

    /// What was decided.
    pub fn decided(&self) -> Section {
        let lines = self.content.decisions.iter().filter_map(|id| self.named.decided.get(id)).cloned().collect();
        Section { heading: self.said.decisions.clone(), lines }
    }
}
