//! Where customers meet the company: the touchpoints of the starting pack, whom they concern, and how well they usually go.

use crate::contacts::Role;

/// A touchpoint, by its key in the pack `msp`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named like its key in the pack")]
pub enum Touchpoint {
    Website,
    FirstTalk,
    ProofOfConcept,
    Design,
    Quote,
    Order,
    KickOff,
    CutOver,
    Training,
    RoutineRequest,
    MajorIncident,
    Change,
    MonthlyReport,
    Invoice,
    AccountManager,
    ServiceReview,
    RenewalTalk,
    OffBoarding,
}

use Role::{Buys, Decides, Influences, Operates, Uses};
use Touchpoint::{
    AccountManager, Change, CutOver, Design, FirstTalk, Invoice, KickOff, MajorIncident, MonthlyReport, OffBoarding, Order, ProofOfConcept, Quote,
    RenewalTalk, RoutineRequest, ServiceReview, Training, Website,
};

impl Touchpoint {
    /// All of them, in the order of the pack.
    pub const ALL: [Self; 18] = [
        Website,
        FirstTalk,
        ProofOfConcept,
        Design,
        Quote,
        Order,
        KickOff,
        CutOver,
        Training,
        RoutineRequest,
        MajorIncident,
        Change,
        MonthlyReport,
        Invoice,
        AccountManager,
        ServiceReview,
        RenewalTalk,
        OffBoarding,
    ];

    /// Its key in the pack.
    pub const fn key(self) -> &'static str {
        match self {
            Website => "website",
            FirstTalk => "first_talk",
            ProofOfConcept => "proof_of_concept",
            Design => "design",
            Quote => "quote",
            Order => "order",
            KickOff => "kick_off",
            CutOver => "cut_over",
            Training => "training",
            RoutineRequest => "routine_request",
            MajorIncident => "major_incident",
            Change => "change",
            MonthlyReport => "monthly_report",
            Invoice => "invoice",
            AccountManager => "account_manager",
            ServiceReview => "service_review",
            RenewalTalk => "renewal_talk",
            OffBoarding => "off_boarding",
        }
    }

    /// The trade that owns it: its team in a region is called `trade-region`, or `trade` alone.
    pub const fn trade(self) -> Trade {
        match self {
            Website | FirstTalk | Quote => Trade::Sales,
            ProofOfConcept | Design | Order | KickOff | CutOver | Training | OffBoarding => Trade::Delivery,
            RoutineRequest | MajorIncident | Change => Trade::Support,
            Invoice => Trade::Billing,
            MonthlyReport | AccountManager | ServiceReview | RenewalTalk => Trade::Accounts,
        }
    }

    /// Whom it concerns, those most concerned first.
    pub const fn concerns(self) -> &'static [Role] {
        match self {
            Website => &[Influences, Uses, Decides],
            FirstTalk | RenewalTalk | AccountManager => &[Decides, Buys, Influences],
            ProofOfConcept | Design | Change => &[Operates, Influences, Uses],
            Quote | Order | Invoice => &[Buys, Decides],
            KickOff => &[Operates, Decides, Influences, Uses],
            CutOver => &[Operates, Uses, Influences],
            Training | RoutineRequest => &[Uses, Operates],
            MajorIncident => &[Operates, Uses, Decides],
            MonthlyReport => &[Influences, Operates, Decides],
            ServiceReview => &[Decides, Operates, Influences],
            OffBoarding => &[Operates, Decides],
        }
    }

    /// How much better or worse than usual it goes, in points of five.
    pub const fn standing(self) -> f64 {
        match self {
            FirstTalk => 0.3,
            AccountManager => 0.2,
            ProofOfConcept | ServiceReview => 0.15,
            RoutineRequest | Design => 0.05,
            Order | Change | KickOff => -0.1,
            Website | Quote | RenewalTalk => -0.15,
            Invoice => -0.2,
            MonthlyReport | Training => -0.3,
            CutOver => -0.5,
            MajorIncident => -0.6,
            OffBoarding => -0.45,
        }
    }

    /// How a question about it reaches people.
    pub const fn channel(self) -> &'static str {
        match self {
            Website => "web",
            FirstTalk | ServiceReview | RenewalTalk => "link",
            RoutineRequest => "portal",
            MajorIncident => "phone",
            _ => "mail",
        }
    }

    /// Whether its answers say how long people waited, how hard it was and whether it was solved.
    pub const fn is_support(self) -> bool {
        matches!(self, RoutineRequest | MajorIncident)
    }
}

/// What a team does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "plain words")]
pub enum Trade {
    Sales,
    Delivery,
    Support,
    Accounts,
    Billing,
}
