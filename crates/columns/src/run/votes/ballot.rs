//! The ballot of one job: which rows are votes, and what they add up to per group.

use std::collections::BTreeMap;

use measure::plan::Unit;
use measure::product::{Cluster, Point, Product, Score, Tally};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Job;
use super::seen::Seen;
use crate::error::Error;
use crate::fact::Field;
use crate::run::Scene;
use crate::run::grid::Grid;

/// One row that may be a vote.
#[derive(Clone, Copy, Debug)]
pub struct Vote {
    /// Code of its mark.
    pub mark: u32,
    /// Code of its contact, 0 for nobody known.
    pub contact: u32,
    /// Code of its response.
    pub response: u32,
    /// Code of the account version, 0 for no account.
    pub version: u32,
    /// Weight of the response.
    pub weight: f64,
}

/// How many votes went into a cluster, and their sums.
type Counted = (u64, Cluster);

/// What the people of one account said last.
#[derive(Clone, Debug, Default, PartialEq)]
struct Mean {
    n: u64,
    sum: f64,
    /// The first question asked that one of them answered.
    question: u32,
}

/// Collects the votes of one job after another.
#[derive(Debug)]
pub struct Ballot<'s> {
    scene: &'s Scene<'s>,
    grouped: bool,
    contacts: u64,
    accounts: u64,
    seen: Seen,
    current: (u32, Vec<u64>),
    points: Grid<Point>,
    means: Grid<Mean>,
    clusters: Grid<Counted>,
    loners: FxHashMap<(u64, u32), Cluster>,
    people: Seen,
    strangers: FxHashSet<(u64, u32)>,
    heads: Grid<u64>,
}

impl<'s> Ballot<'s> {
    /// An empty ballot.
    pub fn of(scene: &'s Scene<'s>) -> Self {
        let (groups, reach) = (scene.compiled.grouping.count, scene.snapshot.reach());
        let accounts = scene.compiled.accounts;
        let per_account = groups * accounts;
        Self {
            scene,
            grouped: true,
            contacts: reach[Field::Contact.index()] as u64,
            accounts,
            seen: Seen::new(0, 0),
            current: (0, Vec::new()),
            points: Grid::new(groups * scene.compiled.scale.points.len().max(1) as u64),
            means: Grid::new(if scene.plan.unit == Unit::OnePerAccount { per_account } else { 0 }),
            clusters: Grid::new(if scene.plan.clustered { per_account } else { 0 }),
            loners: FxHashMap::default(),
            people: Seen::new(0, 0),
            strangers: FxHashSet::default(),
            heads: Grid::new(groups),
        }
    }

    /// Begins a job that meets at most so many rows.
    pub fn open(&mut self, job: Job, rows: usize) {
        self.grouped = job.range.is_some();
        let groups = if self.grouped { self.scene.compiled.grouping.count } else { 1 };
        let pairs = groups * self.contacts;
        self.current = (0, Vec::new());
        self.seen = Seen::new(pairs * self.scene.compiled.width, rows);
        self.people = Seen::new(pairs, rows);
    }

    /// Takes a row that passed the filter, if it is a vote: its place (`group * questions + question`), the code of its contact, and how
    /// to load the rest, which most rows of people who answer often do not need.
    #[inline]
    pub fn show(&mut self, place: u64, contact: u32, load: impl Fn() -> Vote) {
        let width = self.scene.compiled.width;
        let (group, question) = if width == 1 { (place, 0) } else { (place / width, place % width) };
        let group = if self.grouped { group } else { 0 };
        let pair = (group * width + question) * self.contacts + u64::from(contact);
        if self.scene.plan.unit != Unit::Answers && contact != 0 && !self.is_latest(pair, &load) {
            return;
        }
        let vote = load();
        if self.scene.plan.unit == Unit::OnePerAccount { self.average(group, &vote) } else { self.count(group, &vote) }
    }

    /// Whether nothing later was shown of a person and question; all choices of the latest answer count, and follow each other.
    #[inline]
    fn is_latest(&mut self, pair: u64, load: impl Fn() -> Vote) -> bool {
        if !self.seen.insert(pair) {
            return self.current.1.contains(&pair) && self.current.0 == load().response;
        }
        let response = load().response;
        if self.current.0 != response {
            self.current.0 = response;
            self.current.1.clear();
        }
        self.current.1.push(pair);
        true
    }

    fn account(&self, vote: &Vote) -> u32 {
        self.scene.axes.accounts.of_version.get_or_blank(vote.version as usize)
    }

    fn average(&mut self, group: u64, vote: &Vote) {
        let account = self.account(vote);
        if account == 0 {
            return;
        }
        let scale = &self.scene.compiled.scale;
        let (score, question) = (scale.score[vote.mark as usize], scale.question[vote.mark as usize]);
        self.means.change(group * self.accounts + u64::from(account), |mean| {
            mean.question = if mean.n == 0 { question } else { mean.question.min(question) };
            mean.n += 1;
            mean.sum += score;
        });
        self.head(group, vote);
    }

    fn count(&mut self, group: u64, vote: &Vote) {
        let (scale, w) = (&self.scene.compiled.scale, vote.weight);
        let point = scale.point[vote.mark as usize];
        self.points.change(group * scale.points.len() as u64 + u64::from(point), |point| {
            point.n += 1;
            point.w += w;
            point.w2 += w * w;
        });
        if self.scene.plan.clustered {
            self.cluster(group, vote, w * scale.worth[vote.mark as usize]);
        }
        self.head(group, vote);
    }

    fn cluster(&mut self, group: u64, vote: &Vote, wy: f64) {
        let add = |cluster: &mut Cluster| {
            cluster.w += vote.weight;
            cluster.wy += wy;
        };
        match self.account(vote) {
            0 => add(self.loners.entry((group, vote.response)).or_default()),
            account => self.clusters.change(group * self.accounts + u64::from(account), |(n, cluster)| {
                *n += 1;
                add(cluster);
            }),
        }
    }

    fn head(&mut self, group: u64, vote: &Vote) {
        if !self.scene.plan.people {
            return;
        }
        let new = if vote.contact == 0 {
            self.strangers.insert((group, vote.response))
        } else {
            self.people.insert(group * self.contacts + u64::from(vote.contact))
        };
        if new {
            self.heads.change(group, |heads| *heads += 1);
        }
    }

    /// Ends the job: its tallies by group; refused when they are more than `most`.
    pub fn close(&mut self, most: usize) -> Result<BTreeMap<u64, Tally>, Error> {
        let few = |tallies: &BTreeMap<u64, Tally>| if tallies.len() > most { Err(Product::too_large(self.scene.plan)) } else { Ok(()) };
        let mut tallies: BTreeMap<u64, Tally> = BTreeMap::new();
        let points = self.scene.compiled.scale.points.as_slice();
        for (number, point) in self.points.take() {
            let (group, within) = (number / points.len() as u64, number % points.len() as u64);
            tallies.entry(group).or_default().points.insert(Score(points[within as usize]), point);
            few(&tallies)?;
        }
        for (number, mean) in self.means.take() {
            let (tally, score) = (tallies.entry(number / self.accounts).or_default(), mean.sum / mean.n as f64);
            tally.add(score, 1.0);
            if self.scene.plan.clustered {
                tally.clusters.push(Cluster { w: 1.0, wy: self.scene.plan.questions[mean.question as usize].worth(score) });
            }
            few(&tallies)?;
        }
        for (number, (_, cluster)) in self.clusters.take() {
            tallies.entry(number / self.accounts).or_default().clusters.push(cluster);
        }
        for ((group, _), cluster) in self.loners.drain() {
            tallies.entry(group).or_default().clusters.push(cluster);
        }
        self.strangers.clear();
        if self.scene.plan.people {
            self.heads.take().into_iter().for_each(|(group, heads)| tallies.entry(group).or_default().people = Some(heads));
        }
        Ok(tallies)
    }
}
