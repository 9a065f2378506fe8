//! What happens between the company and an account in two years: every occasion on which somebody may be asked.

use jiff::civil::{Date, DateTime};

use crate::Plan;
use crate::accounts::{Account, State, Tier};
use crate::causes::SOUR;
use crate::company::Company;
use crate::span::{later, working_moment};
use crate::stream::Stream;
use crate::touchpoints::Touchpoint::{
    self, AccountManager, Change, CutOver, Design, FirstTalk, Invoice, KickOff, MajorIncident, MonthlyReport, OffBoarding, Order, ProofOfConcept,
    Quote, RenewalTalk, RoutineRequest, ServiceReview, Training, Website,
};

/// One occasion.
#[derive(Clone, Debug)]
pub struct Encounter {
    /// Where; none when the whole relationship is asked about.
    pub touchpoint: Option<Touchpoint>,
    /// With which offering, by place.
    pub offering: Option<usize>,
    /// When.
    pub at: DateTime,
    /// Tells it apart from the others of its account.
    pub name: String,
    /// How many people are asked; none means all.
    pub people: Option<usize>,
}

/// Days between two waves of the relationship survey at one account.
const WAVE: i32 = 91;
/// The steps of a project: what, how many days from its first working day, how many people are asked.
const PROJECT: [(Touchpoint, i32, usize); 5] = [(Quote, -40, 1), (Order, -24, 1), (KickOff, 0, 2), (CutOver, 26, 3), (Training, 33, 3)];
/// What comes before the first project.
const COURTSHIP: [(Touchpoint, i32, usize); 4] = [(Website, -100, 1), (FirstTalk, -84, 2), (ProofOfConcept, -66, 2), (Design, -52, 2)];

/// All encounters of an account.
pub fn of(plan: &Plan, company: &Company, account: &Account) -> Vec<Encounter> {
    let mut life = Life { plan, company, account, found: Vec::new() };
    life.waves();
    life.months();
    life.reviews();
    life.projects();
    life.end();
    let span = plan.span();
    life.found.retain(|encounter| span.holds(encounter.at));
    life.found
}

struct Life<'a> {
    plan: &'a Plan,
    company: &'a Company,
    account: &'a Account,
    found: Vec<Encounter>,
}

impl Life<'_> {
    fn stream(&self, what: &str) -> Stream {
        Stream::of(self.plan.seed, &format!("{} {what}", self.account.external_id))
    }

    fn add(&mut self, touchpoint: Option<Touchpoint>, day: Date, people: Option<usize>, offering: Option<usize>) {
        let key = touchpoint.map_or("relationship", Touchpoint::key);
        let count = self.found.iter().filter(|encounter| encounter.touchpoint == touchpoint).count() + 1;
        let name = format!("{}/{key}-{count}", self.account.external_id);
        let at = working_moment(day, &mut self.stream(&name));
        self.found.push(Encounter { touchpoint, offering, at, name, people });
    }

    /// Every account is asked as a whole every quarter, a part of them each week.
    fn waves(&mut self) {
        let first = later(self.plan.until, -(WAVE * 8) + (self.account.number as i32 * 7) % WAVE + 3);
        for day in self.plan.span().days(first, WAVE) {
            if self.account.is_served_on(later(day, -45)) {
                self.add(None, day, None, None);
            }
        }
    }

    /// What happens again and again, month by month.
    fn months(&mut self) {
        let size = f64::from(self.account.employees.min(500)).sqrt() / 12.0;
        let rates = [
            (RoutineRequest, 1.6 + 2.8 * size, 1),
            (MajorIncident, 0.1, 3),
            (Change, 0.36, 2),
            (MonthlyReport, 0.35, 1),
            (Invoice, 0.42, 1),
            (AccountManager, 0.3, 1),
            (Website, 0.03, 1),
        ];
        for (touchpoint, rate, people) in rates {
            let mut stream = self.stream(touchpoint.key());
            for month in self.plan.span().days(self.plan.span().begin(), 30) {
                let days: Vec<_> = (0..stream.count(rate)).map(|_| later(month, stream.below(30) as i32)).collect();
                for day in days.into_iter().filter(|day| self.account.is_served_on(*day)) {
                    let offering = matches!(touchpoint, RoutineRequest | MajorIncident | Change).then(|| self.offering(&mut stream));
                    self.add(Some(touchpoint), day, Some(people), offering);
                }
            }
        }
    }

    fn offering(&self, stream: &mut Stream) -> usize {
        let all = &self.company.offerings;
        let bought = &self.account.offerings;
        // The best customers have all their doors watched.
        let load = |place: usize| all[place].load * if all[place].key == SOUR && self.account.tier == Tier::Gold { 1.6 } else { 1.0 };
        bought[stream.weighted(bought.iter().map(|place| load(*place)))]
    }

    /// Reviews by tier, and a talk before each anniversary.
    fn reviews(&mut self) {
        let every = [91, 152, 182][self.account.tier as usize];
        let mut stream = self.stream("reviews");
        let first = later(self.plan.span().begin(), stream.below(every as usize) as i32);
        for day in self.plan.span().days(first, every) {
            if self.account.is_served_on(later(day, -60)) {
                self.add(Some(ServiceReview), day, Some(2), None);
            }
        }
        for year in 1..12 {
            let day = later(self.account.since, year * 365 - 100);
            if self.account.is_served_on(day) {
                self.add(Some(RenewalTalk), day, Some(2), None);
            }
        }
    }

    /// The project an account begins with, and later ones.
    fn projects(&mut self) {
        let mut stream = self.stream("projects");
        for (touchpoint, days, people) in COURTSHIP {
            self.add(Some(touchpoint), later(self.account.since, days), Some(people), None);
        }
        self.project(self.account.since, 0);
        let gaps: Vec<_> = (0..14).map(|_| (60.0 + stream.unit() * 520.0) as i32).collect();
        let mut day = self.account.since.max(later(self.plan.span().begin(), -200));
        for gap in gaps {
            day = later(day, gap);
            let offering = stream.below(self.account.offerings.len());
            if self.account.is_served_on(later(day, 40)) {
                self.project(day, offering);
            }
        }
    }

    fn project(&mut self, begin: Date, offering: usize) {
        let offering = self.account.offerings[offering];
        for (touchpoint, days, people) in PROJECT {
            let day = later(begin, days);
            // Whoever only thinks about it has not ordered yet.
            if self.account.state.0 != State::Prospect || days < -30 {
                self.add(Some(touchpoint), day, Some(people), Some(offering));
            }
        }
    }

    fn end(&mut self) {
        let (state, since) = self.account.state;
        match state {
            State::Former => self.add(Some(OffBoarding), later(since, -6), Some(3), None),
            State::Leaving => self.add(Some(OffBoarding), later(since, 12), Some(2), None),
            _ => {}
        }
    }
}
