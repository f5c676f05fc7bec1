// The beginning.

export default function Welcome() {
  return <h1>Who says what about whom</h1>;
}
