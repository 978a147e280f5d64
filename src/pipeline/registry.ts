import type { Command, Feature, OpenCommand, Press } from './feature.ts'
import type { CardKind, DocumentKind, FeatureEvents, Job } from './feature.ts'
import type { DutySource } from './duty.ts'
import type { GateSource } from './gate.ts'
import type { StepEngine } from './agenda-engine.ts'

/** Everything the features declare, by name. */
export interface Registry {
  features: readonly Feature[]
  /** By `/name` and by Chinese alias. */
  commands: ReadonlyMap<string, Command | OpenCommand>
  actions: ReadonlyMap<string, Press>
  cards: ReadonlyMap<string, CardKind>
  documents: ReadonlyMap<string, DocumentKind>
  jobs: ReadonlyMap<string, Job>
  /** By the part of a duty's name before the colon. */
  duties: ReadonlyMap<string, DutySource>
  gates: ReadonlyMap<string, GateSource>
  engines: ReadonlyMap<string, StepEngine>
  events: readonly FeatureEvents[]
}

/** Indexes the features; throws when two of them claim one name. */
export function buildRegistry(features: readonly Feature[]): Registry {
  const commands = new Map<string, Command | OpenCommand>()
  const actions = new Map<string, Press>()
  const cards = new Map<string, CardKind>()
  const documents = new Map<string, DocumentKind>()
  const jobs = new Map<string, Job>()
  const duties = new Map<string, DutySource>()
  const gates = new Map<string, GateSource>()
  const engines = new Map<string, StepEngine>()
  const events: FeatureEvents[] = []
  for (const feature of features) {
    const claim = claimFor(feature.name)
    for (const command of feature.commands ?? []) {
      for (const name of [command.name, ...command.aliases]) claim(commands, name, command)
    }
    for (const press of feature.actions ?? []) claim(actions, press.action.id, press)
    for (const [name, kind] of Object.entries(feature.cards ?? {})) claim(cards, name, kind)
    for (const [name, kind] of Object.entries(feature.documents ?? {})) claim(documents, name, kind)
    for (const [name, job] of Object.entries(feature.jobs ?? {})) claim(jobs, name, job)
    if (feature.duties) claim(duties, feature.name, feature.duties)
    for (const [name, gate] of Object.entries(feature.gates ?? {})) claim(gates, name, gate)
    for (const [name, one] of Object.entries(feature.engines ?? {})) claim(engines, name, one)
    if (feature.events) events.push(feature.events)
  }
  return { features, commands, actions, cards, documents, jobs, duties, gates, engines, events }
}

function claimFor(feature: string) {
  return <T>(names: Map<string, T>, name: string, value: T) => {
    if (names.has(name)) throw new Error(`${feature}: the name ${name} has two owners`)
    names.set(name, value)
  }
}

/** The source of a duty, by its name's first part. */
export function sourceOf(registry: Registry, duty: string): DutySource | undefined {
  return registry.duties.get(duty.slice(0, duty.indexOf(':')))
}
