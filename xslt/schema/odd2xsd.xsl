<?xml version="1.0" encoding="UTF-8"?>
<!-- What does XSD 1.0 say of the ODD? A group for each model class and macro, an attribute group for each attribute class,
     a simple type for each data type, a global declaration for each element. The attributes of the xml: namespace go
     into a second file, as XSD asks. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:xsd"
    expand-text="yes" exclude-result-prefixes="f m">

  <xsl:import href="odd.xsl"/>
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>

  <!-- Name of the file for the attributes of the xml: namespace. -->
  <xsl:param name="xml-schema" as="xs:string" select="$schema/@ident || '-xml.xsd'"/>

  <!-- Declarations become declarations, content models particles. -->
  <xsl:mode name="m:xsd" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="$schema"/>
    <xsl:result-document href="{$xml-schema}">
      <xsl:call-template name="xml-attributes"/>
    </xsl:result-document>
  </xsl:template>

  <xsl:template match="schemaSpec">
    <xs:schema targetNamespace="{@ns}" elementFormDefault="qualified">
      <xsl:namespace name="" select="string(@ns)"/>
      <xsl:comment> {$origin} </xsl:comment>
      <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="{$xml-schema}"/>
      <xsl:apply-templates select=".//dataSpec, .//classSpec[@type = 'atts'], .//classSpec[@type = 'model'], .//macroSpec,
          .//elementSpec"/>
    </xs:schema>
  </xsl:template>

  <!-- Data types -->

  <xsl:template match="dataSpec">
    <xs:simpleType name="{@ident}">
      <xsl:apply-templates select="content/*"/>
    </xs:simpleType>
  </xsl:template>

  <xsl:template match="dataSpec//dataRef">
    <xs:restriction base="xs:{@name}">
      <xsl:for-each select="@restriction">
        <xs:pattern value="{.}"/>
      </xsl:for-each>
    </xs:restriction>
  </xsl:template>

  <xsl:template match="dataSpec//alternate">
    <xs:union memberTypes="{dataRef/@name ! ('xs:' || .)}"/>
  </xsl:template>

  <xsl:template match="valList">
    <xs:restriction base="xs:token">
      <xsl:for-each select="valItem">
        <xs:enumeration value="{@ident}"/>
      </xsl:for-each>
    </xs:restriction>
  </xsl:template>

  <!-- Attributes -->

  <xsl:template match="classSpec[@type = 'atts']">
    <xs:attributeGroup name="{@ident}">
      <xsl:call-template name="attributes"/>
    </xs:attributeGroup>
  </xsl:template>

  <xsl:template name="attributes" as="element()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="spec" as="element()" select="."/>
    <xsl:for-each select="f:attribute-classes(.)">
      <xsl:choose>
        <xsl:when test="f:takes-over($spec, .)">
          <xs:attributeGroup ref="{@ident}"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="f:attributes(.)[not(@ident = $spec/attList//attDef/@ident)]"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:apply-templates select="attList//attDef"/>
  </xsl:template>

  <!-- An attribute of a class that the element does not have. -->
  <xsl:template match="attDef[@mode = 'delete']" priority="3"/>

  <xsl:template match="attDef[starts-with(@ident, 'xml:')]" priority="1">
    <xs:attribute ref="{@ident}">
      <xsl:sequence select="f:use(.)"/>
    </xs:attribute>
  </xsl:template>

  <xsl:template match="attDef[not(valList[@type = 'closed']) and not(datatype/@maxOccurs = 'unbounded')]">
    <xs:attribute name="{@ident}" type="{datatype/dataRef/@key}">
      <xsl:sequence select="f:use(.)"/>
    </xs:attribute>
  </xsl:template>

  <xsl:template match="attDef[valList[@type = 'closed'] or datatype/@maxOccurs = 'unbounded']">
    <xs:attribute name="{@ident}">
      <xsl:sequence select="f:use(.)"/>
      <xs:simpleType>
        <xsl:choose>
          <xsl:when test="not(datatype/@maxOccurs = 'unbounded')">
            <xsl:apply-templates select="valList"/>
          </xsl:when>
          <xsl:otherwise>
            <xs:restriction>
              <xs:simpleType>
                <xsl:call-template name="list"/>
              </xs:simpleType>
              <xs:minLength value="1"/>
            </xs:restriction>
          </xsl:otherwise>
        </xsl:choose>
      </xs:simpleType>
    </xs:attribute>
  </xsl:template>

  <xsl:template name="list" as="element()">
    <xsl:context-item as="element(attDef)" use="required"/>
    <xsl:choose>
      <xsl:when test="valList[@type = 'closed']">
        <xs:list>
          <xs:simpleType>
            <xsl:apply-templates select="valList"/>
          </xs:simpleType>
        </xs:list>
      </xsl:when>
      <xsl:otherwise>
        <xs:list itemType="{datatype/dataRef/@key}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:use" as="attribute(use)?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:if test="$attribute/@usage = 'req'">
      <xsl:attribute name="use" select="'required'"/>
    </xsl:if>
  </xsl:function>

  <!-- Classes, macros, elements -->

  <xsl:template match="classSpec[@type = 'model'][exists(f:members(@ident))]">
    <xs:group name="{@ident}">
      <xs:choice>
        <xsl:for-each select="f:members(@ident)">
          <xsl:sequence select="f:reference(., ())"/>
        </xsl:for-each>
      </xs:choice>
    </xs:group>
  </xsl:template>

  <!-- How often the whole of a macro occurs is said where it is referred to: XSD wants it so. -->
  <xsl:template match="macroSpec">
    <xs:group name="{@ident}">
      <xs:choice>
        <xsl:apply-templates select="content/alternate/*"/>
      </xs:choice>
    </xs:group>
  </xsl:template>

  <xsl:template match="elementSpec">
    <xs:element name="{@ident}">
      <xs:annotation>
        <xs:documentation>{f:line(desc)}</xs:documentation>
      </xs:annotation>
      <xsl:call-template name="type"/>
    </xs:element>
  </xsl:template>

  <xsl:template name="type" as="element()">
    <xsl:context-item as="element(elementSpec)" use="required"/>
    <xs:complexType>
      <xsl:choose>
        <xsl:when test="content[count(*) = 1]/textNode">
          <xs:simpleContent>
            <xs:extension base="xs:string">
              <xsl:call-template name="attributes"/>
            </xs:extension>
          </xs:simpleContent>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="content//textNode or content//macroRef/f:spec(@key)//textNode">
            <xsl:attribute name="mixed" select="'true'"/>
          </xsl:if>
          <xsl:apply-templates select="content/*" mode="m:particle"/>
          <xsl:call-template name="attributes"/>
        </xsl:otherwise>
      </xsl:choose>
    </xs:complexType>
  </xsl:template>

  <!-- The outermost particle of a type is a group or a compositor. -->
  <xsl:mode name="m:particle" on-no-match="deep-skip"/>

  <xsl:template match="elementRef | classRef" mode="m:particle">
    <xs:sequence>
      <xsl:apply-templates select="." mode="m:xsd"/>
    </xs:sequence>
  </xsl:template>
  <xsl:template match="sequence | alternate | macroRef" mode="m:particle">
    <xsl:apply-templates select="." mode="m:xsd"/>
  </xsl:template>

  <xsl:template match="sequence">
    <xs:sequence>
      <xsl:sequence select="f:occurrence(.)"/>
      <xsl:apply-templates select="*"/>
    </xs:sequence>
  </xsl:template>

  <xsl:template match="alternate">
    <xs:choice>
      <xsl:sequence select="f:occurrence(.)"/>
      <xsl:apply-templates select="*"/>
    </xs:choice>
  </xsl:template>

  <xsl:template match="elementRef | classRef">
    <xsl:sequence select="f:reference(f:spec(@key), .)"/>
  </xsl:template>

  <xsl:template match="macroRef">
    <xsl:sequence select="f:reference(f:spec(@key), f:spec(@key)/content/alternate)"/>
  </xsl:template>

  <!-- A reference to an element or a group; a class without members is left out.
       $occurs: what says how often, where that is not once. -->
  <xsl:function name="f:reference" as="element()?">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="occurs" as="element()?"/>
    <xsl:choose>
      <xsl:when test="$spec/self::elementSpec">
        <xs:element ref="{$spec/@ident}">
          <xsl:sequence select="f:occurrence($occurs)"/>
        </xs:element>
      </xsl:when>
      <xsl:when test="$spec/self::macroSpec or exists(f:members($spec/@ident))">
        <xs:group ref="{$spec/@ident}">
          <xsl:sequence select="f:occurrence($occurs)"/>
        </xs:group>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:occurrence" as="attribute()*">
    <xsl:param name="spec" as="element()?"/>
    <xsl:sequence select="$spec/(@minOccurs, @maxOccurs)"/>
  </xsl:function>

  <!-- The second file -->

  <xsl:template name="xml-attributes" as="element(xs:schema)">
    <xs:schema targetNamespace="http://www.w3.org/XML/1998/namespace">
      <xsl:comment> {$origin} </xsl:comment>
      <xsl:for-each-group select="$schema//attDef[starts-with(@ident, 'xml:')][datatype]" group-by="@ident">
        <xs:attribute name="{substring-after(@ident, ':')}">
          <xs:simpleType>
            <xsl:apply-templates select="f:spec(datatype/dataRef/@key)/content/*"/>
          </xs:simpleType>
        </xs:attribute>
      </xsl:for-each-group>
    </xs:schema>
  </xsl:template>

</xsl:stylesheet>
