//! `touchstone ask`: a question to the data, answered with n and interval.

use anyhow::Result;
use clap::{Args, ValueEnum};
use kernel::calendar::Dates;
use kernel::{Every, Zone};
use measure::plan::{AsOf, Unit};
use measure::question::{Interval, Measure, PointName, Question};

use super::{print, table};
use crate::operator::{Call, Target, Transport};

/// Ask the data: a score with its n and interval, by group and period
#[derive(Args, Debug)]
pub struct Ask {
    #[command(flatten)]
    target: Target,
    /// What is measured: nps, csat, ces, solved, mean, share, count or distribution
    #[arg(long)]
    measure: Measure,
    /// Keys of the survey questions; without, all of the measure's kind
    #[arg(long, value_name = "KEY,…", value_delimiter = ',')]
    of: Vec<String>,
    /// Groups: touchpoint, channel, team, account.NAME, contact.NAME, response.NAME, …
    #[arg(long, value_name = "DIMENSION,…", value_delimiter = ',')]
    by: Vec<String>,
    /// One row for each day, week, month, quarter or year
    #[arg(long, value_name = "PERIOD")]
    every: Option<Every>,
    /// Time zone of dates and periods; without, the workspace's
    #[arg(long)]
    zone: Option<Zone>,
    /// Local dates of the experience, the first included, the second not
    #[arg(long, value_name = "A..B")]
    during: Option<Dates>,
    /// What counts, as "account.tier = 'gold' and score <= 6"
    #[arg(long = "where", value_name = "EXPR")]
    condition: Option<String>,
    /// Another group to compare with; it stands in place of --where
    #[arg(long, value_name = "EXPR")]
    versus: Option<String>,
    /// Other dates to compare with
    #[arg(long, value_name = "A..B")]
    compare_to: Option<Dates>,
    /// What one vote is: answers, latest-per-person or one-per-account
    #[arg(long, default_value = "answers")]
    unit: Unit,
    /// The account's attributes as they were (then) or as they are (now)
    #[arg(long, default_value = "then")]
    attributes: AsOf,
    /// How the interval is computed: wald, adjusted, wilson, t or clustered; without, the measure's own
    #[arg(long)]
    interval: Option<Interval>,
    /// Confidence of the interval
    #[arg(long, default_value_t = 0.95)]
    confidence: f64,
    /// Count responses by their weight
    #[arg(long)]
    weighted: bool,
    /// Only the groups with most answers
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Withhold values of fewer people than this
    #[arg(long, value_name = "N")]
    min_people: Option<u64>,
    /// How many votes there would be had everybody answered
    #[arg(long, value_name = "N")]
    population: Option<u64>,
    /// For share: the points that count, as scores or as options
    #[arg(long, value_name = "POINT,…", value_delimiter = ',', value_parser = point)]
    points: Vec<PointName>,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To be read, rounded
    Table,
    /// Everything, in full precision
    Json,
    /// A line for each row, in full precision
    Csv,
}

impl Ask {
    pub(super) async fn run(self) -> Result<()> {
        let (target, format) = (self.target.clone(), self.format);
        let question = serde_json::to_value(self.question())?;
        let transport = Transport::find(&target).await?;
        let reading = async { transport.call(Call::post("/v1/ask", question)).await?.json::<serde_json::Value>().await }.await;
        transport.close().await;
        let reading = reading?;
        print(&match format {
            Format::Json => serde_json::to_string_pretty(&reading)? + "\n",
            Format::Csv => table::csv(&table::of_reading(&reading, table::Digits::All))?,
            Format::Table => table::text(&table::of_reading(&reading, table::Digits::Few)),
        })
    }

    fn question(self) -> Question {
        Question {
            measure: self.measure,
            of: self.of,
            unit: self.unit,
            by: self.by,
            every: self.every,
            zone: self.zone,
            during: self.during,
            condition: self.condition,
            attributes: self.attributes,
            compare_to: self.compare_to,
            versus: self.versus,
            weighted: self.weighted,
            top: self.top,
            min_people: self.min_people,
            interval: self.interval,
            confidence: self.confidence,
            population: self.population,
            points: self.points,
        }
    }
}

/// A number is a score, everything else an option.
#[expect(clippy::unnecessary_wraps, reason = "the parser of a flag may fail; this one takes every text")]
fn point(text: &str) -> Result<PointName, kernel::Refusal> {
    Ok(text.parse().map_or_else(|_| PointName::Label(text.into()), PointName::Score))
}
