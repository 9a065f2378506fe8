//! What an import did, or would do: counts, the answers per question, and the problems by row.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Problems that a report lists; the rest is counted.
const LISTED: usize = 100;
/// What a kept report says instead of a reason, which may quote a cell.
const WITHHELD: &str = "was refused: a dry run of the file says why";

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    /// Whether the good rows were written.
    pub done: bool,
    /// Rows of the file, without its header.
    pub rows: u64,
    /// Responses that were new.
    pub created: u64,
    /// Rows whose response was here with the same content.
    pub unchanged: u64,
    /// Responses that were here with other content and were replaced.
    pub replaced: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// The answers of the rows that could be read, per question in the order of the map.
    pub questions: Vec<QuestionReport>,
    /// What did not exist before and was made, by noun: `"contact": 12`.
    pub made: BTreeMap<String, u64>,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The first hundred problems.
    pub problems: Vec<RowProblem>,
    /// How many problems there are in all.
    pub problem_count: u64,
}

/// The answers to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QuestionReport {
    /// Its key.
    pub key: String,
    /// Header of its column.
    pub column: String,
    /// Its kind.
    pub kind: String,
    /// Answers.
    pub n: u64,
    /// Cells that say nothing.
    pub blank: u64,
    /// Cells that say it does not apply.
    pub not_applicable: u64,
    /// How often each point or choice was given; empty for text.
    pub distribution: BTreeMap<String, u64>,
}

/// What is wrong in a row, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RowProblem {
    /// The row, counted from 1 without the header.
    pub row: u64,
    /// The line of the file it begins on, counted from 1.
    pub line: u64,
    /// Header of the column, when one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub reason: String,
}

impl fmt::Display for RowProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {} (line {})", self.row, self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl Report {
    /// Notes problems of one row that is refused.
    pub fn refuse(&mut self, problems: Vec<RowProblem>) {
        self.refused += 1;
        self.problem_count += problems.len() as u64;
        let room = LISTED.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room));
    }

    /// Takes up the problems of another report of the same rows.
    pub(super) fn absorb(&mut self, other: Self) {
        self.refused += other.refused;
        self.problem_count += other.problem_count;
        self.problems.extend(other.problems);
        self.problems.sort_by_key(|problem| problem.row);
        self.problems.truncate(LISTED);
    }

    /// The report as it is kept: where problems were, without what stood there. A person's words are in one place, where they can be erased.
    pub(super) fn without_cells(&self) -> Self {
        let place = |problem: &RowProblem| RowProblem { reason: WITHHELD.into(), ..problem.clone() };
        Self { problems: self.problems.iter().map(place).collect(), ..self.clone() }
    }

    /// Whether every row was good.
    pub fn is_clean(&self) -> bool {
        self.refused == 0
    }
}
