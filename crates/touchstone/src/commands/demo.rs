//! `touchstone demo`: a company with customers and two years of their answers, to look around in.

mod acts;
mod book;
mod fill;
mod hand;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::demo::Plan;
use anyhow::{Context, Result, bail};
use clap::Args;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Act, Actor, Zone};
use monitor::{classes, silence, watches};

use self::book::Book;
use self::fill::{PASSWORD, fill};
use self::hand::Hand;
use super::print;
use super::serve::Doorstep;
use crate::building::{Building, Foundations};
use crate::clock;
use crate::data_folder::DataFolder;
use crate::delivery::Outbox;
use crate::settings::{Reach, Records};
use crate::work::plan::workspaces;

/// Months back from which on classes have a history.
const MONTHS_OF_CLASSES: i64 = 9;

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
        let hand = Hand::of_present();
        let foundations = Foundations::of(&folder, &Records::in_folder(self.data.clone()), site);
        let foundations = {
            let hand = hand.clone();
            Foundations { outbox: Outbox::of_demo(&self.data)?, clock: Arc::new(move || hand.now()), ..foundations }
        };
        let mut building = Building::open(folder, foundations).await?;
        if let Some(plan) = missing {
            fill_with(&plan, &building, &hand).await?;
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

async fn fill_with(plan: &Plan, building: &Building, hand: &Hand) -> Result<()> {
    let watch = clock::Stopwatch::start();
    let book = Book { seed: plan.seed, until: plan.until.to_string(), filled: false };
    book.write(building.folder())?;
    fill(building, plan, hand).await.context("the demo cannot be filled")?;
    look(building, plan).await.context("the customers of the demo cannot be looked at")?;
    Book { filled: true, ..book }.write(building.folder())?;
    print(&format!("Ready after {} seconds.\n", watch.elapsed().as_secs()))
}

/// Looks at the customers as they were in each month, so that classes have a history, at who is silent now, and at what is watched.
async fn look(building: &Building, plan: &Plan) -> Result<()> {
    let (house, evaluator) = (building.house(), building.equipment().evaluator());
    let zone: Zone = ::demo::company::company().zone.parse()?;
    for workspace in workspaces(house).await? {
        for months in (0..=MONTHS_OF_CLASSES).rev() {
            let day = plan.until.checked_sub(months.months())?;
            let act = || {
                let act = house.act(workspace, Actor::System("classes"));
                Act { now: act.now.min(zone.start_of(day)), ..act }
            };
            classes::look_again(&house.store, &act()).await?;
            while classes::round(&house.store, &evaluator, &act()).await?.looked > 0 {}
        }
        let act = house.act(workspace, Actor::System("silence"));
        let mut tx = house.store.begin(&act).await?;
        silence::look(&mut tx).await?;
        tx.commit().await?;
        let act = house.act(workspace, Actor::System("watches"));
        let act = Act { now: act.now.min(zone.start_of(plan.until)), ..act };
        watches::round(&house.store, evaluator.as_ref(), &act).await?;
    }
    Ok(())
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
