export default function DistributionPage() {
  return null;
}
