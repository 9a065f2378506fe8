//! `touchstone demo`: a company with customers and two years of their answers, to look around in.

mod book;
mod fill;

use std::path::{Path, PathBuf};

use ::demo::Plan;
use anyhow::{Context, Result, bail};
use clap::Args;
use jiff::civil::{Date, date};
use kernel::Zone;

use self::book::Book;
use self::fill::{PASSWORD, fill};
use super::print;
use super::serve::Doorstep;
use crate::building::{Building, Foundations};
use crate::clock;
use crate::data_folder::DataFolder;
use crate::delivery::Outbox;
use crate::operator::Transport;
use crate::settings::{Reach, Records};

/// Make a demo company with two years of history, and serve it; never sends mail
#[derive(Args, Debug)]
pub struct Demo {
    /// The folder of the demo; made when it is not there
    #[arg(long, value_name = "DIR", env = "TOUCHSTONE_DATA", default_value = "touchstone-demo")]
    data: PathBuf,
    #[command(flatten)]
    reach: Reach,
    /// Another seed gives other people with other words, and the same story
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// The day on which the two years end, as 2026-11-21; today unless told
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
}

impl Demo {
    pub(super) async fn run(self) -> Result<()> {
        let missing = self.missing()?;
        let folder = DataFolder::hold_alone(&self.data)?;
        let doorstep = Doorstep::take(&self.reach).await?;
        let site = doorstep.site(&self.reach)?;
        let address = site.base_url.clone();
        let foundations = Foundations::of(&folder, &Records::in_folder(self.data.clone()), site);
        let foundations = Foundations { outbox: Outbox::of_demo(&self.data)?, ..foundations };
        let mut building = Building::open(folder, foundations).await?;
        if let Some(plan) = missing {
            fill_with(&plan, &building).await?;
        }
        building.begin_work(true).await?;
        let owner = ::demo::company::company().owner();
        print(&format!("\nOpen {address} and log in:\n\n  e-mail    {owner}\n  password  {PASSWORD}\n\nEnd with Ctrl-C.\n\n"))?;
        doorstep.answer(building).await
    }

    /// What is to be made; nothing when it is there already. Refuses a folder that holds anything else, and touches nothing.
    fn missing(&self) -> Result<Option<Plan>> {
        let shown = self.data.display();
        let Some(book) = Book::read(&self.data)? else {
            if holds_something(&self.data)? {
                bail!("{shown} holds something else: --data names another folder for the demo");
            }
            return self.plan().map(Some);
        };
        if !book.filled {
            bail!("{shown} was cut short while it was filled: remove it, and begin again");
        }
        if self.seed.is_some_and(|seed| seed != book.seed) || self.until.is_some_and(|until| until.to_string() != book.until) {
            bail!(
                "{shown} holds the demo of --seed {} --until {}: leave these out to see it, or name another folder by --data",
                book.seed,
                book.until
            );
        }
        Ok(None)
    }

    fn plan(&self) -> Result<Plan> {
        let today = today()?;
        let plan = Plan::of(self.seed.unwrap_or(1), self.until.unwrap_or(today));
        // Earlier than this, answers would be older than the product believes possible.
        if !(date(1950, 1, 1)..=today).contains(&plan.until) {
            bail!("--until {}: name a day from 1950-01-01 to today, {today}", plan.until);
        }
        Ok(plan)
    }
}

async fn fill_with(plan: &Plan, building: &Building) -> Result<()> {
    let watch = clock::Stopwatch::start();
    let book = Book { seed: plan.seed, until: plan.until.to_string(), filled: false };
    book.write(building.folder())?;
    let way = Transport::within(building);
    fill(&way, plan, &building.folder().path().join("files")).await.context("the demo cannot be filled")?;
    Book { filled: true, ..book }.write(building.folder())?;
    print(&format!("Ready after {} seconds.\n", watch.elapsed().as_secs()))
}

/// The day it is where the company is.
fn today() -> Result<Date> {
    let zone: Zone = ::demo::company::company().zone.parse()?;
    Ok(zone.date(clock::now()))
}

/// Whether there is anything but the mark of a process that held the folder.
fn holds_something(folder: &Path) -> Result<bool> {
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        entries => {
            let names = entries.and_then(|entries| entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<Result<Vec<_>, _>>());
            Ok(names.with_context(|| format!("{} cannot be read", folder.display()))?.iter().any(|name| name != "lock"))
        }
    }
}
