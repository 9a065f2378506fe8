//! What somebody has to do: Today and the list of cases with 50,000 of them open, and finding the customer who calls among 100,000 accounts.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Tools;
use crate::clock::Stopwatch;
use crate::data::files::People;
use crate::http::{Connection, post};
use crate::product::House;
use crate::product::server::Server;
use crate::spread::Spread;

/// Open cases unless told.
pub const CASES: u64 = 50_000;
/// Milliseconds that each list may take.
pub const LIMIT: f64 = 50.0;
const MEMBERS: u64 = 10;
/// People of each account.
const EACH: u64 = 3;
/// Requests that are measured, after some that are not.
const RUNS: usize = 31;
const WARM: usize = 3;
const PRIORITIES: [&str; 4] = ["urgent", "high", "normal", "low"];

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Today {
    /// Cases that were open.
    pub cases: u64,
    /// Accounts that were there.
    pub accounts: u64,
    /// Cases opened in a second, one by one on one connection.
    pub opened: f64,
    /// Milliseconds of each list, with whether the limit holds for it.
    pub lists: Vec<(String, Spread, bool)>,
}

impl Today {
    /// Lists that took longer than they may.
    pub fn broken(&self) -> Vec<&str> {
        self.lists.iter().filter(|(_, took, limited)| *limited && took.median > LIMIT).map(|(name, ..)| name.as_str()).collect()
    }
}

/// Measures in a data folder of its own: twice as many accounts as cases.
pub fn run(tools: &Tools, cases: u64) -> Result<Today> {
    let accounts = 2 * cases;
    let files = People::make(&tools.out, accounts, EACH)?;
    let data = tools.out.join("touchstone-today");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {accounts} accounts with {} people", accounts * EACH);
    house.load_people(&files)?;
    let (server, _) = house.serve()?;
    let members = members(&server)?;
    let accounts_here = all_accounts(&server, cases)?;
    println!("opening {cases} cases and tasks");
    let opened = open(&server, &members, &accounts_here)?;
    let first = accounts_here.first().context("no account")?;
    let owner = &members[0];
    let lists = [
        ("Today, everybody's", "/v1/today?whose=everybody".to_owned(), true),
        ("Today, of one with a tenth of all", format!("/v1/today?member={owner}"), true),
        ("Today, of a team with all of these", format!("/v1/today?whose=teams&member={owner}"), true),
        ("Cases, the first 50", "/v1/cases?open=true&limit=50".to_owned(), true),
        ("Cases of one, the first 50", format!("/v1/cases?open=true&owner={owner}&limit=50"), true),
        ("Cases, how many", "/v1/cases/counts?open=true".to_owned(), true),
        ("Cases of an account", format!("/v1/accounts/{first}/cases"), true),
        ("An account", format!("/v1/accounts/{first}"), false),
        ("The timeline of an account", format!("/v1/accounts/{first}/timeline?limit=30"), false),
        ("Contracts of an account", format!("/v1/contracts?account={first}"), false),
        ("A customer by the beginning of the name", "/v1/search?q=Company%207".to_owned(), false),
        ("A customer by mail", "/v1/search?q=c1777@example.com".to_owned(), false),
    ];
    let lists = lists.into_iter().map(|(name, path, limited)| Ok((name.to_owned(), time(&server, &path)?, limited))).collect::<Result<_>>()?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Today { cases, accounts, opened, lists })
}

/// Members in one team, by id.
fn members(server: &Server) -> Result<Vec<String>> {
    let team = text(&server.post("/v1/teams", &json!({"key": "care", "name": "Care"}))?, "id")?;
    for number in 0..MEMBERS {
        let invited = server.post("/v1/members", &json!({"mail": format!("m{number}@example.org"), "role": "agent"}))?;
        let link = text(&invited, "link")?;
        let (_, secret) = link.split_once('#').context("the link has no secret")?;
        let form = json!({"secret": secret, "name": format!("Member {number}"), "password": "correct horse battery"});
        server.connect()?.send(&post("/v1/links/accept", "Accept: */*", "application/json", form.to_string().as_bytes()))?.json()?;
    }
    let all = server.get("/v1/members?limit=500")?;
    let ids: Vec<String> = all["items"].as_array().into_iter().flatten().map(|member| text(member, "id")).collect::<Result<_>>()?;
    for id in &ids {
        server.put(&format!("/v1/teams/{team}/members/{id}"), &json!({"leads": false}))?;
    }
    Ok(ids)
}

/// So many accounts, by id.
fn all_accounts(server: &Server, count: u64) -> Result<Vec<String>> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    while (ids.len() as u64) < count {
        let page = server.get(&format!("/v1/accounts?limit=500{cursor}"))?;
        let items = page["items"].as_array().context("no accounts")?;
        ids.extend(items.iter().map(|account| text(account, "id")).collect::<Result<Vec<_>>>()?);
        cursor = format!("&cursor={}", page["next"].as_str().context("too few accounts")?);
    }
    ids.truncate(usize::try_from(count)?);
    Ok(ids)
}

/// Opens a case for each account, given to one after the other, and a task for each tenth; gives the cases in a second.
fn open(server: &Server, members: &[String], accounts: &[String]) -> Result<f64> {
    let mut connection = server.connect()?;
    let watch = Stopwatch::start();
    for (number, account) in accounts.iter().enumerate() {
        let owner = &members[number % members.len()];
        let priority = PRIORITIES[number / members.len() % PRIORITIES.len()];
        let case = json!({"kind": "experience", "title": format!("Case {number}"), "account": account, "priority": priority, "owner": owner});
        send(&mut connection, server, "/v1/cases", &case)?;
    }
    let opened = accounts.len() as f64 / watch.seconds();
    for (number, account) in accounts.iter().enumerate().step_by(10) {
        let (owner, day) = (&members[number / 10 % members.len()], 1 + number / 10 % 28);
        let task = json!({"about": account, "title": format!("Task {number}"), "owner": owner, "due_at": format!("2030-01-{day:02}T15:00:00Z")});
        send(&mut connection, server, "/v1/tasks", &task)?;
    }
    Ok(opened)
}

fn send(connection: &mut Connection, server: &Server, path: &str, body: &Value) -> Result<Value> {
    connection.send(&post(path, &server.authorization, "application/json", body.to_string().as_bytes()))?.json()
}

/// Milliseconds of a request on a connection that is kept.
fn time(server: &Server, path: &str) -> Result<Spread> {
    let mut connection = server.connect()?;
    let mut request = String::new();
    write!(request, "GET {path} HTTP/1.1\r\nHost: bench\r\n{}\r\n\r\n", server.authorization)?;
    let mut times = Vec::with_capacity(RUNS);
    for run in 0..WARM + RUNS {
        let watch = Stopwatch::start();
        let answer = connection.send(request.as_bytes())?;
        let took = watch.seconds() * 1e3;
        ensure!(answer.status == 200, "{path}: status {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        if run >= WARM {
            times.push(took);
        }
    }
    let spread = Spread::of(times);
    println!("  {path}: {:.1} ms", spread.median);
    Ok(spread)
}

fn text(record: &Value, name: &str) -> Result<String> {
    Ok(record[name].as_str().with_context(|| format!("no {name} in {record}"))?.to_owned())
}
