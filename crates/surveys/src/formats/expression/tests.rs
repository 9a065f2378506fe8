use super::*;

fn name(name: &str) -> Node {
    Node::Name(name.into())
}

fn two(sign: &'static str, left: Node, right: Node) -> Node {
    Node::Two(sign, Box::new(left), Box::new(right))
}

#[rstest::rstest]
#[case("{a-b} =< 2", two("<=", name("a-b"), Node::Number(2.0)))]
#[case("{a} = item1", two("=", name("a"), Node::Text("item1".into())))]
#[case("{a} notempty", Node::Not(Box::new(Node::Empty(Box::new(name("a"))))))]
#[case("!({a} = -1)", Node::Not(Box::new(two("=", name("a"), Node::Number(-1.0)))))]
#[case("{a} anyof ['x', \"y\"]", two("anyof", name("a"), Node::List(vec![Node::Text("x".into()), Node::Text("y".into())])))]
#[case("{a} > 1 and {b} < 2 or {c} empty", Node::Any(vec![
    Node::All(vec![two(">", name("a"), Node::Number(1.0)), two("<", name("b"), Node::Number(2.0))]),
    Node::Empty(Box::new(name("c")))]))]
#[case("1 + 2 * 3", two("+", Node::Number(1.0), two("*", Node::Number(2.0), Node::Number(3.0))))]
#[case("iif({a}, 1, 2)", Node::Call("iif".into(), vec![name("a"), Node::Number(1.0), Node::Number(2.0)]))]
fn surveyjs(#[case] text: &str, #[case] node: Node) {
    assert_eq!(parse(text, Dialect::SurveyJs), Ok(node));
}

#[test]
fn limesurvey() {
    let node = parse("((Q1.NAOK == \"Y\" && !is_empty(Q2_SQ001.NAOK)))", Dialect::LimeSurvey).expect("an expression");
    let empty = Node::Call("is_empty".into(), vec![Node::Name("Q2_SQ001.NAOK".into())]);
    assert_eq!(node, Node::All(vec![two("=", name("Q1.NAOK"), Node::Text("Y".into())), Node::Not(Box::new(empty))]));
}

#[rstest::rstest]
#[case("")]
#[case("{a")]
#[case("{a} =")]
#[case("'x")]
#[case("({a}")]
#[case("{a} {b}")]
#[case("§")]
fn what_cannot_be_read_has_a_reason(#[case] text: &str) {
    assert!(parse(text, Dialect::SurveyJs).is_err());
}

#[test]
fn nothing_goes_too_deep() {
    assert!(parse(&"(".repeat(100_000), Dialect::SurveyJs).is_err());
    assert!(parse(&"!".repeat(500), Dialect::SurveyJs).is_err());
    assert!(parse(&"{a}+".repeat(100_000), Dialect::SurveyJs).is_err());
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_fall(text in "[{}()a-z0-9.'\"=<>!&|,+* -]{0,60}|.{0,40}") {
        drop(parse(&text, Dialect::SurveyJs));
        drop(parse(&text, Dialect::LimeSurvey));
    }
}
