import { closingRefusals, closingToasts } from '../../../../cards/closing/wording.ts'
import {
  findDestruction,
  insertDestruction,
  openDestructions,
  updateDestruction,
  type Destruction,
} from '../../../../db/queries/destructions.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import type { RetentionId } from '../../../../policies/retention.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { destructionRef, retentionRef } from '../refs.ts'
import { retentionDue } from '../retention-due.ts'
import { assertSecondPerson } from '../rules.ts'
import { witnessesFor } from '../views.ts'
import { assertFirstSecretary } from './year.ts'

/** `/retention`: what has been kept long enough. */
export function openRetention(op: Operation): Reply {
  const { rootId } = op.actor
  assertFirstSecretary(op, rootId)
  return { show: retentionRef(rootId) }
}

const refuse = (sentence: string) => new Refusal('badForm', { sentence })

interface Proposed {
  rootId: string
  cycleId: string
  retention: RetentionId
  witness: string
}

/** The first of the two: names what is to go and asks another of the team. */
export function propose(op: Operation, { rootId, cycleId, retention, witness }: Proposed): Reply {
  assertFirstSecretary(op, rootId)
  const due = retentionDue(op.tx, rootId, op.now).find(
    (one) => one.retention === retention && one.scope.cycleId === cycleId,
  )
  if (!due) throw refuse(closingRefusals.notDue)
  const isOpen = openDestructions(op.tx, rootId).some(
    (one) => one.retentionClass === retention && one.cycleId === cycleId,
  )
  if (isOpen) throw refuse(closingRefusals.openAlready)
  const mayWitness = witnessesFor(op.tx, rootId).includes(witness)
  if (!mayWitness || witness === op.actor.personId) throw refuse(closingRefusals.witness)
  const destructionId = op.newId()
  insertDestruction(op.tx, {
    destructionId,
    rootId,
    cycleId,
    retentionClass: retention,
    dueSince: due.dueSince,
    proposedById: op.actor.personId,
    proposedAt: op.now.getTime(),
    witnessId: witness,
  })
  const sent = op.send({
    ...destructionRef(destructionId),
    to: { personId: witness },
    dedupeKey: `closing:destroy:${destructionId}`,
  })
  op.redraw(retentionRef(rootId))
  op.audit('closing.propose', destructionId)
  const name = findPerson(op.tx, witness)?.name ?? ''
  const said = sent === 'queued' ? closingToasts.proposed : closingToasts.proposedUnreached
  return { toast: said(name), become: retentionRef(rootId) }
}

function openProposal(op: Operation, destructionId: string): Destruction {
  const found = findDestruction(op.tx, destructionId)
  if (!found || !isTeamMemberOf(op.tx, op.actor, found.rootId)) throw new Refusal('notFound')
  if (found.state !== 'proposed') throw new Refusal('alreadyDone')
  return found
}

/** The second of the two: from here on it is carried out, after this transaction. */
export function agree(op: Operation, { destructionId }: { destructionId: string }): Reply {
  const found = openProposal(op, destructionId)
  const { rootId, cycleId, retentionClass, proposedById } = found
  const actorId = op.actor.personId
  assertSecondPerson({ actorId, proposedById }, closingRefusals.secondPerson)
  const isDue = retentionDue(op.tx, rootId, op.now).some(
    (one) => one.retention === retentionClass && one.scope.cycleId === cycleId,
  )
  if (!isDue) throw refuse(closingRefusals.notDue)
  updateDestruction(op.tx, destructionId, {
    state: 'agreed',
    agreedById: actorId,
    agreedAt: op.now.getTime(),
  })
  op.doLater('destroyRecords', { destructionId }, `destroy:${destructionId}`)
  redrawBoth(op, found)
  op.audit('closing.agree', destructionId)
  return { toast: closingToasts.agreed }
}

/** Either of the two says no; everything stays. */
export function withdraw(op: Operation, { destructionId }: { destructionId: string }): Reply {
  const found = openProposal(op, destructionId)
  const isOneOfThem =
    op.actor.personId === found.witnessId || isSecretaryOf(op.tx, op.actor, found.rootId)
  if (!isOneOfThem) throw new Refusal('notAllowed', { role: 'secretary' })
  updateDestruction(op.tx, destructionId, { state: 'withdrawn' })
  redrawBoth(op, found)
  op.audit('closing.withdraw', destructionId)
  return { toast: closingToasts.withdrawn }
}

function redrawBoth(op: Operation, { destructionId, rootId }: Destruction): void {
  op.redraw(destructionRef(destructionId))
  op.redraw(retentionRef(rootId))
}
