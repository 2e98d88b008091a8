<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is named or quoted at which characters? Web Annotations (JSON-LD) that point into the text export; each says to which
     of the tables (csv, json) it belongs. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    default-mode="m:annotations" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>
  <xsl:include href="addresses.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the annotations. -->
  <xsl:mode name="m:annotations" on-no-match="fail" use-accumulators="#all"/>

  <!-- Characters of the text before and after, in a quotation selector. -->
  <xsl:variable name="around" as="xs:integer" select="32"/>

  <!-- One annotation a line. -->
  <xsl:template match="/" mode="m:annotations">
    <xsl:value-of select="
        concat('{&quot;@context&quot;: &quot;http://www.w3.org/ns/anno.jsonld&quot;, &quot;id&quot;: ', f:json-string($work || '.annotations.jsonld'),
          ', &quot;type&quot;: &quot;AnnotationPage&quot;, &quot;items&quot;: ['),
        string-join($f:mentions ! f:annotation(.), ',&#10;'), ']}', ''" separator="&#10;"/>
  </xsl:template>

  <!-- An annotation: what it says, and the characters that it says it of. -->
  <xsl:function name="f:annotation" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="span" as="xs:integer+" select="f:span($element)"/>
    <xsl:variable name="meant" as="xs:string*" select="distinct-values($element/(@ref, @who, @source) ! tokenize(.)) ! f:pointed(.)"/>
    <xsl:sequence select="concat(
        '{&quot;id&quot;: ', f:json-string('#annotation-' || f:id($element)), ', &quot;type&quot;: &quot;Annotation&quot;, &quot;motivation&quot;: &quot;',
        if (exists($meant)) then 'identifying' else 'classifying', '&quot;,&#10;  &quot;body&quot;: [',
        string-join($meant ! concat('{&quot;id&quot;: ', f:json-string(.), ', &quot;purpose&quot;: &quot;identifying&quot;}, ')),
        f:said(f:table($element), 'classifying'), ', ', f:said(local-name($element), 'tagging'), '],&#10;  &quot;target&quot;: {&quot;source&quot;: ',
        f:json-string($f:text-address), ', &quot;selector&quot;: [{&quot;type&quot;: &quot;TextPositionSelector&quot;, &quot;start&quot;: ',
        $span[1], ', &quot;end&quot;: ', $span[2], '}, {&quot;type&quot;: &quot;TextQuoteSelector&quot;, &quot;exact&quot;: ', f:json-string(f:characters($span)),
        ', &quot;prefix&quot;: ', f:json-string(f:characters((max((0, $span[1] - $around)), $span[1]))),
        ', &quot;suffix&quot;: ', f:json-string(f:characters(($span[2], $span[2] + $around))), '}]}}')"/>
  </xsl:function>

  <!-- A word that is said of the characters. -->
  <xsl:function name="f:said" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="purpose" as="xs:string"/>
    <xsl:sequence select="concat('{&quot;type&quot;: &quot;TextualBody&quot;, &quot;value&quot;: &quot;', $value, '&quot;, &quot;purpose&quot;: &quot;', $purpose, '&quot;}')"/>
  </xsl:function>

</xsl:stylesheet>
