// One statement, at an address of its own.

import { useEffect } from "preact/hooks";
import { at, useAnswer } from "../api";
import { Failed } from "../parts";
import { encode, type Place } from "../place";
import type { Told } from "../types";
import { Card } from "./card";

export default function Alone({ place }: { place: Place }) {
  const { data, trouble } = useAnswer<Told>(at(`statements/${encode(place.path)}`));
  const around = useAnswer<NonNullable<Told["in_context"]>>(at(`statements/${encode(place.path)}/evidence`, { context: "2" }));
  useEffect(() => { document.title = "Statement: newskg"; }, []);
  if (trouble) return <Failed trouble={trouble} />;
  if (!data) return <section class="evidence alone" aria-busy="true" />;
  return (
    <section class="evidence alone">
      <h1>One statement</h1>
      <Card told={{ ...data, in_context: around.data ?? null }} also={[]} />
    </section>
  );
}
