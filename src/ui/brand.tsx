/** The mark of Papadin, without its tile. */

export function Brand({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="96 78 340 358" aria-hidden="true">
      <rect x="118" y="98" width="54" height="318" rx="27" fill="var(--ink)" />
      <circle cx="290" cy="222" r="138" fill="var(--surface)" />
      <circle cx="290" cy="222" r="124" fill="var(--accent)" />
      <path
        d="M228 258l42-46 36 30 50-60"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth={26}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
