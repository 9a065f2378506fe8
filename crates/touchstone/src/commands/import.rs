//! `touchstone import`: a file goes in, and what became of it comes out.

pub(super) mod report;
mod survey;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use http::StatusCode;
use kernel::Zone;
use serde_json::{Value, json};

use super::print;
use crate::operator::{Call, Target, Transport};

/// Bring in a file: rows as CSV, plain or gzipped, or a survey. Nothing is written when a row is refused, unless --keep-good
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Import {
    #[command(flatten)]
    target: Target,
    /// What the file holds
    kind: Kind,
    /// The file
    file: PathBuf,
    /// For responses: the map (TOML) that says what the columns mean
    #[arg(long, value_name = "FILE.toml", required_if_eq_any = [("guess", "true")])]
    map: Option<PathBuf>,
    /// Write a first map, guessed from the columns, to the file that --map names
    #[arg(long, conflicts_with_all = ["dry_run", "keep_good", "update", "create"])]
    guess: bool,
    /// Show what would happen, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the good rows although others are refused
    #[arg(long)]
    keep_good: bool,
    /// Replace responses that are here with other content, and keep what they said
    #[arg(long)]
    update: bool,
    /// Make the workspace when it is not there
    #[arg(long, requires = "workspace")]
    create: bool,
    /// The time zone of a workspace that is made
    #[arg(long, requires = "create")]
    zone: Option<Zone>,
}

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    Accounts,
    Contacts,
    /// What accounts have agreed to buy again and again, on which terms
    Contracts,
    /// What changed in what accounts bring, where it does not follow from contracts
    Movements,
    Responses,
    /// What customers did: CSV, or NDJSON by the ending .ndjson or .jsonl
    Interactions,
    /// One survey: our JSON, JSON of SurveyJS or Formbricks, or .lss of LimeSurvey; it comes in as a draft
    Surveys,
}

impl Import {
    pub(super) async fn run(self) -> Result<()> {
        if self.guess {
            return self.guess_map();
        }
        if self.kind == Kind::Surveys {
            return self.bring_survey().await;
        }
        let call = self.call()?;
        let transport = Transport::find(&self.target).await?;
        let report = async {
            self.find_workspace(&transport).await?;
            let report = transport.call(call).await?.json::<Value>().await?;
            if !self.dry_run {
                transport.bring_columns_up().await?;
            }
            Ok(report)
        };
        let report: Result<Value> = report.await;
        transport.close().await;
        let report = report.with_context(|| self.file.display().to_string())?;
        print(&report::in_words(&report, self.dry_run))?;
        match report::refused(&report) {
            0 => Ok(()),
            refused if self.keep_good || self.dry_run => bail!("{}: {refused} row(s) refused", self.file.display()),
            refused => bail!("{}: {refused} row(s) refused, so nothing was written: mend them, or add --keep-good", self.file.display()),
        }
    }

    /// Makes a draft of the survey in the file, and tells what could not be carried over.
    async fn bring_survey(&self) -> Result<()> {
        if self.dry_run || self.keep_good || self.update {
            bail!("--dry-run, --keep-good and --update are for rows: a survey comes in as a draft that nobody sees before it is published")
        }
        let call = sent(self.kind, &self.file, self.map.as_deref(), "")?;
        let transport = Transport::find(&self.target).await?;
        let made = async {
            self.find_workspace(&transport).await?;
            transport.call(call).await?.json::<Value>().await
        };
        let made: Result<Value> = made.await;
        transport.close().await;
        print(&survey::in_words(&made.with_context(|| self.file.display().to_string())?))
    }

    /// Writes a first map beside nothing that is there already.
    fn guess_map(&self) -> Result<()> {
        let (Kind::Responses, Some(map)) = (self.kind, &self.map) else {
            bail!("--guess writes a map for responses: name the file to write with --map")
        };
        let guessed = listen::imports::guess_map(&self.file, &edge::files::Format::default(), &edge::files::Limits::default());
        let guessed = guessed.with_context(|| self.file.display().to_string())?;
        let written = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(map)
            .and_then(|mut file| std::io::Write::write_all(&mut file, guessed.map.as_bytes()));
        written.with_context(|| format!("{} cannot be written: a map that is there is never replaced", map.display()))?;
        print(&format!("{} is a first guess: read every line, then try it with --dry-run\n", map.display()))
    }

    fn call(&self) -> Result<Call> {
        let flags = [("dry_run", self.dry_run), ("keep_good", self.keep_good), ("update", self.update)];
        let query: Vec<String> = flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| format!("{name}=true")).collect();
        sent(self.kind, &self.file, self.map.as_deref(), &query.join("&"))
    }

    /// Makes sure that there is a workspace, and makes it when told so.
    async fn find_workspace(&self, transport: &Transport) -> Result<()> {
        let found = transport.call(Call::get("/v1/workspace")).await?;
        match (&self.target.workspace, found.status) {
            (Some(key), StatusCode::NOT_FOUND) if self.create && !self.dry_run => {
                let zone = self.zone.as_ref().map_or("UTC", Zone::name);
                let made = transport.call(Call::post("/v1/workspaces", json!({"key": key, "name": key, "zone": zone})).anywhere()).await?;
                made.accepted().await.map(drop)
            }
            (Some(_), StatusCode::NOT_FOUND) => found.accepted().await.map(drop).context("add --create to make it"),
            (None, StatusCode::NOT_FOUND) => bail!("there is no workspace yet: make one with --workspace NAME --create"),
            _ => found.accepted().await.map(drop),
        }
    }
}

/// The request that brings a file in.
pub(super) fn sent(kind: Kind, file: &Path, map: Option<&Path>, query: &str) -> Result<Call> {
    let path = |kind: &str| format!("/v1/imports/{kind}?{query}");
    match (kind, map) {
        (Kind::Responses, None) => bail!("responses need a map: --map FILE.toml says what the columns mean, and --guess writes a first one"),
        (Kind::Responses, Some(map)) => Ok(Call::form(path("responses"), &[("map", read(map)?)], "file", file)),
        (_, Some(_)) => bail!("--map is for responses: the columns of other files have fixed names"),
        (Kind::Surveys, None) => Ok(Call::post("/v1/surveys", json!({ "from": { "file": read(file)? } }))),
        (Kind::Accounts, None) => Ok(Call::send(path("accounts"), file, "text/csv")),
        (Kind::Contacts, None) => Ok(Call::send(path("contacts"), file, "text/csv")),
        (Kind::Interactions, None) => Ok(Call::send(path("interactions"), file, if is_lines(file) { "application/x-ndjson" } else { "text/csv" })),
        (Kind::Contracts, None) => Ok(Call::send(path("contracts"), file, "text/csv")),
        (Kind::Movements, None) => Ok(Call::send(path("movements"), file, "text/csv")),
    }
}

/// Whether each line of a file is a JSON value, by its name.
fn is_lines(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
    [".ndjson", ".jsonl"].iter().any(|ending| name.trim_end_matches(".gz").ends_with(ending))
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}
