/** Rows by the lead each is about, in their order. */
export function gather<T extends { leadId: string }>(rows: T[]): Map<string, Omit<T, 'leadId'>[]> {
  const byLead = new Map<string, Omit<T, 'leadId'>[]>();
  for (const { leadId, ...row } of rows) {
    const list = byLead.get(leadId);
    if (list === undefined) byLead.set(leadId, [row]);
    else list.push(row);
  }
  return byLead;
}
