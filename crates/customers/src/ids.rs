//! Names for ids in OpenAPI, whose macros do not look into generic types.

use edge::IdOf;

use crate::accounts::Account;
use crate::attributes::AttributeNoun;
use crate::audiences::Audience;
use crate::contacts::Contact;
use crate::contracts::Contract;
use crate::movements::Movement;
use crate::offerings::Offering;

/// The id of an account.
pub type AccountId = IdOf<Account>;
/// The id of a contact.
pub type ContactId = IdOf<Contact>;
/// The id of an offering.
pub type OfferingId = IdOf<Offering>;
/// The id of an attribute.
pub type AttributeId = IdOf<AttributeNoun>;
/// The id of a contract.
pub type ContractId = IdOf<Contract>;
/// The id of a movement.
pub type MovementId = IdOf<Movement>;
/// The id of an audience.
pub type AudienceId = IdOf<Audience>;
