//! What has to be mended, or should be looked at, before a survey is published.

mod asks;
mod domain;
mod endings;
mod keys;
mod limits;
mod logic;
mod paths;
mod possible;
mod scope;
mod texts;
mod theme;

use std::fmt::Display;

use kernel::closed;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Definition;

pub(crate) use domain::Domain;
pub(crate) use endings::fault_of_address;
pub(crate) use scope::Scope;

closed! {
    /// How much a finding weighs.
    #[schema(as = FindingSeverity)]
    Severity, "severity" {
        /// The survey cannot be published like this.
        Error = "error",
        /// It can, but somebody should look at it.
        Warning = "warning",
    }
}

/// Something that is wrong with a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SurveyFinding)]
pub struct Finding {
    /// Whether it stands in the way.
    pub severity: Severity,
    /// Where: `pages[1].questions[0].show_if`.
    pub place: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

/// So many findings are told; whoever mends them sees the others.
const MOST_FINDINGS: usize = 200;

/// Everything that is wrong with a survey. Where it is too large or nested too deeply, only that is told.
pub fn check(definition: &Definition) -> Vec<Finding> {
    let mut report = Report::default();
    limits::check(definition, &mut report);
    if report.findings.is_empty() {
        let scope = Scope::of(definition);
        keys::check(definition, &mut report);
        texts::check(definition, &scope, &mut report);
        asks::check(definition, &mut report);
        logic::check(definition, &scope, &mut report);
        paths::check(definition, &scope, &mut report);
        endings::check(definition, &mut report);
        theme::check(&definition.theme, &mut report);
    }
    report.findings
}

/// Collects findings.
#[derive(Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn error(&mut self, place: impl Display, reason: impl Into<String>) {
        self.add(Severity::Error, place, reason.into());
    }

    fn warning(&mut self, place: impl Display, reason: impl Into<String>) {
        self.add(Severity::Warning, place, reason.into());
    }

    fn add(&mut self, severity: Severity, place: impl Display, reason: String) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { severity, place: place.to_string(), reason });
        } else if let Some(weak) =
            self.findings.iter().position(|finding| finding.severity == Severity::Warning).filter(|_| severity == Severity::Error)
        {
            self.findings[weak] = Finding { severity, place: place.to_string(), reason };
        }
    }
}
